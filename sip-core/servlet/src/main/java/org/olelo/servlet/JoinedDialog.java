package org.olelo.servlet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.servlet.address.ParameterableValue;

/** The dialog that Join (RFC 3911) or Replaces (RFC 3891) of an INVITE names. */
final class JoinedDialog {
    private static final List<String> HEADERS = List.of("Replaces", "Join");

    private JoinedDialog() {}

    /** The session of the dialog, or null. */
    static @Nullable DialogSession of(SipServletContainer container, HeaderList headers) {
        for (String name : HEADERS) {
            DialogSession found = of(container, headers, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The session of the dialog that this header names, or null. */
    static @Nullable DialogSession of(SipServletContainer container, HeaderList headers, String name) {
        String text = headers.first(name);
        if (text == null) {
            return null;
        }
        ParameterableValue value = ParameterableValue.parse(text);
        String callId = value.getValue();
        return callId == null
                ? null
                : container.dialog(callId.trim(), value.getParameter("to-tag"), value.getParameter("from-tag"));
    }
}
