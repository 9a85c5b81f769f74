#!/bin/sh
# Microbenchmarks (JMH): ./jmh.sh [JMH options], for example ./jmh.sh -prof gc Parser. Builds what it needs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
(cd "$here/.." && mvn -q -B -Dquick -Pjmh -pl bench/jmh -am package)
for java in "${JAVA_HOME:-/none}/bin/java" /usr/lib/jvm/*/bin/java; do
  [ -x "$java" ] && [ "$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')" -ge 21 ] && break
done
exec "$java" -cp "$here/jmh/target/classes:$here/jmh/target/lib/*" org.openjdk.jmh.Main "$@"
