package org.olelo.servlet;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.sip.ConvergedHttpSession;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The HTTP sessions of an application that have an application session. Thread-safe. */
public final class WebSessions {
    private final Application application;
    /** By the id of the HTTP session. */
    private final Map<String, WebSession> joined = new ConcurrentHashMap<>();

    WebSessions(Application application) {
        this.application = application;
    }

    /**
     * The session as one that knows its application session.
     *
     * @param appSessionId of the application session that the URL of the request names, or null
     * @param base scheme, host, port and the application's path
     */
    public ConvergedHttpSession converged(HttpSession session, @Nullable String appSessionId, String base) {
        WebSession known = joined.get(session.getId());
        if (known != null) {
            return known;
        }
        AppSession named = appSessionId == null ? null : application.session(appSessionId);
        WebSession made = new WebSession(this, session, base);
        if (named != null && named.isValid()) {
            join(made, named);
        }
        return made;
    }

    /** The application session of an HTTP session; made when there is none. */
    AppSession appSession(WebSession session) {
        WebSession known = joined.get(session.getId());
        AppSession appSession = known == null ? null : known.appSessionOrNull();
        if (appSession != null && appSession.isValid()) {
            return appSession;
        }
        AppSession made = application.newSession(null);
        join(session, made);
        return made;
    }

    private void join(WebSession session, AppSession appSession) {
        session.joined(appSession);
        joined.put(session.getId(), session);
        appSession.join(session);
    }

    /** An HTTP session was invalidated or has expired. */
    public void ended(HttpSession session) {
        WebSession known = joined.remove(session.getId());
        AppSession appSession = known == null ? null : known.appSessionOrNull();
        if (known == null || appSession == null) {
            return;
        }
        appSession.part(known);
        appSession.mailbox.post(() -> {
            if (appSession.isValid()) {
                appSession.tidy();
            }
        });
    }

    /** Ends those of an application session that ends. */
    void end(List<WebSession> sessions) {
        for (WebSession session : sessions) {
            if (joined.remove(session.getId(), session)) {
                session.end();
            }
        }
    }
}
