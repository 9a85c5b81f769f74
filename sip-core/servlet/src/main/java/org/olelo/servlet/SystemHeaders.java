package org.olelo.servlet;

import java.util.Set;

/** Which header fields belong to the container (JSR 289 4.1.3). */
final class SystemHeaders {
    private static final Set<String> ALWAYS = Set.of(
            "from",
            "to",
            "call-id",
            "cseq",
            "via",
            "record-route",
            "route",
            "path",
            "rack",
            "rseq",
            "content-length",
            "min-se");
    private static final Set<String> DIALOG_METHODS = Set.of("INVITE", "SUBSCRIBE", "REFER", "NOTIFY", "UPDATE");

    private SystemHeaders() {}

    /** True when the application may not set it. */
    static boolean includes(String name, MessageBase message) {
        String key = HeaderList.key(name);
        if (key.equals("contact")) {
            return isSystemContact(message);
        }
        return ALWAYS.contains(key) && !key.equals("min-se") && !key.equals("content-length");
    }

    /** True for methods whose messages have a Contact of the container. */
    static boolean beginsDialogs(String method) {
        return DIALOG_METHODS.contains(method);
    }

    private static boolean isSystemContact(MessageBase message) {
        int status = message instanceof ResponseMessage response ? response.getStatus() : 0;
        if (status >= 300 && status < 400
                || status == 485
                || status == 200 && message.getMethod().equals("OPTIONS")) {
            return false;
        }
        return DIALOG_METHODS.contains(message.getMethod());
    }

    /** Written by the container itself when a message is sent. */
    static boolean isWritten(String name) {
        String key = HeaderList.key(name);
        return ALWAYS.contains(key) && !key.equals("min-se") || key.equals("max-forwards");
    }
}
