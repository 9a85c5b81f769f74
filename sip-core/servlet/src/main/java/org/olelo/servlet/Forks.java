package org.olelo.servlet;

import jakarta.servlet.sip.SipSession;
import org.jspecify.annotations.Nullable;
import org.olelo.servlet.address.AddressValue;

/** Dialogs that a forked request made: one derived session for each To tag beyond the first (JSR 289 6.2.3.2). */
final class Forks {
    private Forks() {}

    /** The session of the dialog that a response belongs to; made when it is the first of its dialog. */
    static DialogSession sessionOf(RequestMessage request, HeaderList response, int status) {
        DialogSession origin = request.session;
        String tag = tag(response);
        String known = origin.remoteTag();
        boolean same = status >= 300 || tag == null || known == null || tag.equals(known);
        if (same || !request.isInitial() || !SystemHeaders.beginsDialogs(request.getMethod())) {
            return origin;
        }
        DialogSession derived = origin.application().container().dialog(origin.getCallId(), origin.localTag(), tag);
        return derived == null ? origin.derive(request.toValue()) : derived;
    }

    /** After the final response: early dialogs other than the one answered have ended. */
    static void settle(RequestMessage request, DialogSession answered) {
        for (DialogSession session : request.session.appSession().dialogs()) {
            boolean fork = session != answered && session.isForkOf(request.session);
            if (fork && session.currentState() != SipSession.State.CONFIRMED) {
                session.state(SipSession.State.TERMINATED);
            }
        }
    }

    static @Nullable String tag(HeaderList response) {
        String value = response.first("To");
        AddressValue to = value == null ? null : AddressValue.read(value);
        return to == null ? null : to.getParameter("tag");
    }
}
