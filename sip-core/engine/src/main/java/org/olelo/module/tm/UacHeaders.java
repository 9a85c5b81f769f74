package org.olelo.module.tm;

import org.jspecify.annotations.Nullable;
import org.olelo.transaction.UacRequest;

/** Header lines given for a local request as one text: From, To, Call-ID and CSeq become its own, the rest is appended. */
final class UacHeaders {
    private UacHeaders() {}

    /** The request, or null when From or To are missing. */
    static @Nullable UacRequest request(String method, String uri, String headers, String body) {
        UacRequest request = new UacRequest(method, uri);
        StringBuilder rest = new StringBuilder();
        boolean from = false;
        boolean to = false;
        for (String line : headers.split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                continue;
            }
            String value = line.substring(colon + 1).trim();
            switch (line.substring(0, colon).trim().toLowerCase(java.util.Locale.ROOT)) {
                case "from", "f" -> {
                    request.from(withoutTag(value)).fromTag(tag(value));
                    from = true;
                }
                case "to", "t" -> {
                    request.to(withoutTag(value)).toTag(tag(value));
                    to = true;
                }
                case "call-id", "i" -> request.callId(value);
                case "cseq" -> request.cseq(number(value));
                case "content-length", "l", "via", "v" -> {
                    // made here
                }
                default -> rest.append(line).append("\r\n");
            }
        }
        request.headers(rest.toString());
        request.body(body.isEmpty() ? null : body);
        return from && to ? request : null;
    }

    private static int number(String cseq) {
        int end = 0;
        while (end < cseq.length() && end < 9 && Character.isDigit(cseq.charAt(end))) {
            end++;
        }
        return end == 0 ? 10 : Integer.parseInt(cseq.substring(0, end));
    }

    private static @Nullable String tag(String value) {
        int at = tagAt(value);
        if (at < 0) {
            return null;
        }
        int end = value.indexOf(';', at + 5);
        return value.substring(at + 5, end < 0 ? value.length() : end).trim();
    }

    private static String withoutTag(String value) {
        int at = tagAt(value);
        if (at < 0) {
            return value;
        }
        int end = value.indexOf(';', at + 5);
        return value.substring(0, at) + (end < 0 ? "" : value.substring(end));
    }

    private static int tagAt(String value) {
        int bracket = value.indexOf('>');
        return value.toLowerCase(java.util.Locale.ROOT).indexOf(";tag=", Math.max(0, bracket));
    }
}
