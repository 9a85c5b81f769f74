# Olelo's engine: sourced by bash from bench.py; the contract is in adapters/kamailio.sh. Build it first: ./olelo build.
# Knobs (--env K=V): CH event loops (1), HEAP (1g), GC (UseParallelGC), YOUNG (32m, with UseParallelGC), JOPT more options of the JVM.
_java() {
  local j
  for j in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    [ -n "$j" ] && [ -x "$j/bin/javac" ] && [ -f "$j/release" ] && [ "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$j/release")" -ge 21 ] && { echo "$j/bin/java"; return; }
  done
  echo java
}
start() {
  local cfg young="" extra="" l="-l udp:127.0.0.1:$PORT" f e=$BENCH/../sip-core/engine/target
  case $WL in a) cfg=a-stateless;; b) cfg=b-relay;; c) cfg=c-register;; d1|d2) cfg=d-auth;; e) cfg=e-lookup;; f) cfg=f-options;; h) cfg=b-relay; l="-l tcp:127.0.0.1:$PORT";; g) cfg=stock;; dbload) cfg=dbload;; esac
  [ "$WL" = h ] || [ "$WL" = g ] || extra="-T"
  [ "$WL" = d2 ] && extra="$extra -A WITH_DB"
  f=$BENCH/cfg/$cfg.cfg
  [ "$WL" = g ] && { f=/etc/kamailio/kamailio.cfg; extra="-a no --alias=bench.local"; }
  [ "${GC:-UseParallelGC}" = UseParallelGC ] && young=-Xmn${YOUNG:-32m}
  [ -f $RUN/log ] && mv $RUN/log $RUN/log.1
  $PIN $(_java) --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xms${HEAP:-1g} -Xmx${HEAP:-1g} -XX:+${GC:-UseParallelGC} $young $JOPT \
    -cp "$e/engine.jar:$e/lib/*" org.olelo.server.Main -f "$f" $l -n ${CH:-1} $extra -A USRLOC_HASH=${UHASH:-16} \
    -A 'DBURL="postgres://kambench:kambench@127.0.0.1:25460/kambench"' -b 4194304 -DD -E -P $RUN/pid -w $RUN -Y $RUN --data $RUN/data >$RUN/log 2>&1 &
  echo $! > $RUN/main
}
pids() { cat $RUN/main; }
stop() { local m; read m < $RUN/main; kill $m 2>/dev/null; for i in $(seq 100); do kill -0 $m 2>/dev/null || break; sleep .1; done; kill -9 $m 2>/dev/null; wait $m 2>/dev/null; true; }
mem() { local m j; read m < $RUN/main; j=$(dirname $(_java)); $j/jcmd $m GC.run >/dev/null 2>&1; $j/jcmd $m GC.heap_info | awk '/ total /{for(i=1;i<NF;i++) if($i=="used" && $(i+1) ~ /^[0-9]+K/) s+=$(i+1)} END{printf "%.0f", s*1024}'; }
