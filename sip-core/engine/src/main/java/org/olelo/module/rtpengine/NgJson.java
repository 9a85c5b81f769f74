package org.olelo.module.rtpengine;

/** Writes values of the ng protocol as JSON. */
final class NgJson {
    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;

    private NgJson(boolean pretty) {
        this.pretty = pretty;
    }

    static String write(NgValue value, boolean pretty) {
        NgJson json = new NgJson(pretty);
        json.value(value, 0);
        return json.out.toString();
    }

    private void value(NgValue value, int depth) {
        if (value instanceof NgValue.Text one) {
            text(one.value());
        } else if (value instanceof NgValue.Number one) {
            out.append(one.value());
        } else if (value instanceof NgValue.Items list) {
            items(list, depth);
        } else if (value instanceof NgValue.Dict dict) {
            dict(dict, depth);
        }
    }

    private void items(NgValue.Items list, int depth) {
        out.append('[');
        for (int i = 0; i < list.values().size(); i++) {
            out.append(i > 0 ? "," : "");
            line(depth + 1);
            value(list.values().get(i), depth + 1);
        }
        line(depth);
        out.append(']');
    }

    private void dict(NgValue.Dict dict, int depth) {
        out.append('{');
        for (int i = 0; i < dict.entries().size(); i++) {
            out.append(i > 0 ? "," : "");
            line(depth + 1);
            text(dict.entries().get(i).getKey());
            out.append(pretty ? ":\t" : ":");
            value(dict.entries().get(i).getValue(), depth + 1);
        }
        line(depth);
        out.append('}');
    }

    private void line(int depth) {
        if (pretty) {
            out.append('\n').append("\t".repeat(depth));
        }
    }

    private void text(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }
}
