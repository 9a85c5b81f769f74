package org.olelo.servlet;

import jakarta.servlet.sip.SipApplicationSession;
import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.SipSessionsUtil;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the sessions of one application. */
final class SessionFinder implements SipSessionsUtil {
    private final Application application;

    SessionFinder(Application application) {
        this.application = application;
    }

    @Override
    public @Nullable SipApplicationSession getApplicationSessionById(String id) {
        return application.session(Objects.requireNonNull(id));
    }

    @Override
    public @Nullable SipApplicationSession getApplicationSessionByKey(String key, boolean create) {
        AppSession known = application.sessionByKey(Objects.requireNonNull(key));
        return known != null || !create ? known : application.newSession(key);
    }

    @Override
    public @Nullable SipSession getCorrespondingSipSession(SipSession session, String headerName) {
        RequestMessage first = ((DialogSession) session).first;
        DialogSession found =
                first == null ? null : JoinedDialog.of(application.container(), first.headers, headerName);
        return found == null || !found.isValid() ? null : found;
    }
}
