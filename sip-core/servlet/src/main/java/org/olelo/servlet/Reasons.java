package org.olelo.servlet;

import jakarta.servlet.sip.SipServletResponse;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The usual reason phrases: those of RFC 3261 21 where they differ from the names of the API's constants. */
final class Reasons {
    private static final Map<Integer, String> ALL = all();

    private Reasons() {}

    static String of(int status) {
        return ALL.getOrDefault(status, status < 200 ? "Progress" : status < 300 ? "OK" : "Error");
    }

    private static Map<Integer, String> all() {
        Map<Integer, String> all = new HashMap<>();
        for (Field field : SipServletResponse.class.getFields()) {
            if (field.getName().startsWith("SC_")) {
                try {
                    all.put(field.getInt(null), words(field.getName().substring(3)));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        all.put(200, "OK");
        all.put(181, "Call Is Being Forwarded");
        all.put(182, "Queued");
        all.put(405, "Method Not Allowed");
        all.put(481, "Call/Transaction Does Not Exist");
        all.put(500, "Server Internal Error");
        all.put(503, "Service Unavailable");
        all.put(504, "Server Time-out");
        return Collections.unmodifiableMap(all);
    }

    private static String words(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : name.split("_")) {
            out.append(out.isEmpty() ? "" : " ").append(word.charAt(0));
            out.append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return out.toString();
    }
}
