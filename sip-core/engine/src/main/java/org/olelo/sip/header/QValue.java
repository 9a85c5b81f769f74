package org.olelo.sip.header;

/** q parameters in thousandths (RFC 3261 20.10). */
public final class QValue {
    private static final int ONE = 1000;

    private QValue() {}

    /** "0.5" = 500, "1" = 1000; digits after the third are cut; -1 when it is no q value. */
    public static int parse(String text) {
        if (text.isEmpty() || text.equals(".")) {
            return -1;
        }
        int dot = text.indexOf('.');
        String whole = dot < 0 ? text : text.substring(0, dot);
        if (whole.length() > 1 || !whole.isEmpty() && whole.charAt(0) != '0' && whole.charAt(0) != '1') {
            return -1;
        }
        int value = whole.equals("1") ? ONE : 0;
        if (dot < 0) {
            return value;
        }
        int weight = 100;
        for (int i = dot + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value += (c - '0') * weight;
            weight /= 10;
        }
        return value > ONE ? -1 : value;
    }

    /** The shortest text of thousandths: "1", "0.5", "0". */
    public static String text(int thousandths) {
        if (thousandths >= ONE) {
            return "1";
        }
        if (thousandths <= 0) {
            return "0";
        }
        StringBuilder text = new StringBuilder("0.");
        text.append(thousandths / 100).append(thousandths / 10 % 10).append(thousandths % 10);
        while (text.charAt(text.length() - 1) == '0') {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }
}
