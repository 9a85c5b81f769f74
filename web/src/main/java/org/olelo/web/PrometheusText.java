package org.olelo.web;

import java.util.HashSet;
import java.util.Set;

/**
 * Metrics in Prometheus's text format 0.0.4. Written by hand: the Prometheus client refuses counters whose names do not end in {@code _total}, which
 * Kamailio's do not.
 */
final class PrometheusText {
    private final StringBuilder text = new StringBuilder(16_384);
    private final Set<String> names = new HashSet<>();

    /** A number that only grows. */
    void counter(String name, String help, double value) {
        sample(name, help, "counter", "", value);
    }

    /** A number that goes up and down. */
    void gauge(String name, String help, double value) {
        sample(name, help, "gauge", "", value);
    }

    /** A gauge that is always 1 and has its value in a label. */
    void info(String name, String help, String label, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        sample(name, help, "gauge", "{" + label + "=\"" + escaped + "\"}", 1);
    }

    // a name that comes twice after its odd characters were replaced is left out: it would void the whole answer
    private void sample(String given, String help, String type, String labels, double value) {
        String name = given.replaceAll("[^A-Za-z0-9_:]", "_");
        if (!names.add(name)) {
            return;
        }
        if (!help.isEmpty()) {
            String line = help.replace("\\", "\\\\").replace("\n", "\\n");
            text.append("# HELP ").append(name).append(' ').append(line).append('\n');
        }
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        text.append(name).append(labels).append(' ').append(number(value)).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
