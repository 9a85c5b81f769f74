package org.olelo.script.check;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.olelo.script.ast.Literal;

/** Core parameters whose grammar takes any word or number, but whose value must be one of few. */
final class ParameterValues {
    private static final int MAX_BRANCHES = 31;
    private static final int MAX_PORT = 65_535;
    private static final Set<String> PORTS = Set.of("port", "tls_port_no", "advertised_port");

    private record Rule(
            Pattern pattern, String fault, @Nullable String remedy) {}

    private static final Map<String, Rule> TEXTS = Map.of(
            "log_facility",
            rule(
                    "LOG_(AUTH|AUTHPRIV|CRON|DAEMON|FTP|KERN|LOCAL[0-7]|LPR|MAIL|NEWS|SYSLOG|USER|UUCP)",
                    "unknown syslog facility",
                    "as LOG_LOCAL0 or LOG_DAEMON"),
            "ipv6_hex_style",
            rule("[aAc].*", "unknown style of IPv6 addresses", "\"a\" or \"A\": full, \"c\": compressed"),
            "tcp_poll_method",
            rule(
                    "(?i)poll|epoll_lt|epoll_et|sigio_rt|select|kqueue|/dev/poll",
                    "unknown poll method",
                    "as epoll_lt; it has no effect here"),
            "tls_method",
            rule("(?i)sslv2|sslv3|sslv23|tlsv1", "unknown TLS method", "as TLSv1; the parameters of module tls decide"),
            "udp_mtu_try_proto",
            rule("(?i)udp|tcp|tls|sctp", "not a protocol that can be tried", "one of UDP TCP TLS SCTP"));

    private ParameterValues() {}

    private static Rule rule(String pattern, String fault, @Nullable String remedy) {
        return new Rule(Pattern.compile(pattern), fault, remedy);
    }

    /** What is wrong with a value, with the remedy after a line end; null when nothing is. */
    static @Nullable String fault(String name, Literal value) {
        Rule rule = TEXTS.get(name);
        if (rule != null && !(value instanceof Literal.Int)) {
            String text = value.text();
            return rule.pattern().matcher(text).matches() ? null : rule.fault() + " " + text + "\n" + rule.remedy();
        }
        if (name.equals("max_branches") && value instanceof Literal.Int number) {
            boolean fits = number.value() >= 1 && number.value() <= MAX_BRANCHES;
            return fits ? null : "max_branches is 1 to " + MAX_BRANCHES + "\n";
        }
        if (PORTS.contains(name) && value instanceof Literal.Int number) {
            boolean fits = number.value() >= 0 && number.value() <= MAX_PORT;
            return fits ? null : "a port is 0 to " + MAX_PORT + "\n";
        }
        boolean source = name.equals("tcp_source_ipv4") || name.equals("tcp_source_ipv6");
        if (source) {
            boolean six = value.text().indexOf(':') >= 0;
            boolean address = six || value.text().matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
            boolean fits = address
                    && six == name.endsWith("6")
                    && !value.range().text().startsWith("\"");
            return fits ? null : "an IPv" + name.charAt(name.length() - 1) + " address without quotes expected\n";
        }
        return null;
    }
}
