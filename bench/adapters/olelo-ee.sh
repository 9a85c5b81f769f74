# Olelo inside the application server (./olelo build first): sourced by bash from bench.py. Same workloads and knobs as adapters/olelo.sh, whose
# functions it takes; GC UseG1GC is the default of ./olelo run. HTTP on 15880, management on 15881.
. $BENCH/adapters/olelo.sh
start() {
  local cfg words young="" l=udp:127.0.0.1:$PORT f server=$BENCH/../ear/target/olelo-server.jar
  case $WL in a) cfg=a-stateless;; b) cfg=b-relay;; c) cfg=c-register;; d1) cfg=d-auth;; e) cfg=e-lookup;; f) cfg=f-options;; h) cfg=b-relay; l=tcp:127.0.0.1:$PORT;; g) cfg=stock;; esac
  f=$BENCH/cfg/$cfg.cfg; words=(-T)
  [ "$WL" = h ] && words=()
  [ "$WL" = g ] && { f=/etc/kamailio/kamailio.cfg; words=(-a no --alias=bench.local); }
  words+=(-f "$f" -l $l -n ${CH:-1} -A USRLOC_HASH=${UHASH:-16} -b 4194304 -DD -E -w $RUN -Y $RUN)
  [ "${GC:-UseG1GC}" = UseParallelGC ] && young=-Xmn${YOUNG:-32m}
  [ -f $RUN/log ] && mv $RUN/log $RUN/log.1
  $PIN $(_java) --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xms${HEAP:-1g} -Xmx${HEAP:-1g} -XX:+${GC:-UseG1GC} $young $JOPT \
    -Dolelo.alone=true -Dolelo.data=$RUN/data -Dolelo.http=http://127.0.0.1:15880 -Dolelo.arguments="$(printf '%s\n' "${words[@]}")" \
    -jar "$server" -b=127.0.0.1 -Djboss.http.port=15880 -Djboss.management.http.port=15881 >$RUN/log 2>&1 &
  echo $! > $RUN/main
}
