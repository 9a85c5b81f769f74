package org.olelo.servlet;

import jakarta.servlet.sip.ServletTimer;
import jakarta.servlet.sip.SipApplicationSession;
import jakarta.servlet.sip.SipApplicationSessionBindingEvent;
import jakarta.servlet.sip.SipApplicationSessionBindingListener;
import jakarta.servlet.sip.SipApplicationSessionEvent;
import jakarta.servlet.sip.SipSession;
import jakarta.servlet.sip.URI;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An application session with its mailbox. */
@SuppressWarnings(
        "serial") // applications put sessions where the specification asks for something serializable, as in timers
final class AppSession extends SessionBase implements SipApplicationSession {
    private static final long serialVersionUID = 1L;

    static final String ID_PARAMETER = "appsessionid";
    private static final String URL_PARAMETER = ";org.olelo.appsession=";

    private final Application application;
    private final boolean listed;
    final @Nullable String key;
    final Mailbox mailbox;
    private final List<DialogSession> sessions = new CopyOnWriteArrayList<>();
    private final List<WebSession> webSessions = new CopyOnWriteArrayList<>();
    private final Map<String, TimerTaskRun> timers = new ConcurrentHashMap<>();
    private volatile long expires;
    /** Something happened in it; one that was just made is not ended. */
    private volatile boolean used;

    private @Nullable ScheduledFuture<?> expiry;

    AppSession(Application application, String id, @Nullable String key) {
        this(application, id, key, true);
        schedule(application.descriptor().sessionTimeoutMinutes());
    }

    /** One that belongs to no request: for looking at a request before it has a session. */
    static AppSession placeholder(Application application) {
        return new AppSession(application, "", null, false);
    }

    private AppSession(Application application, String id, @Nullable String key, boolean listed) {
        super(id);
        this.listed = listed;
        this.application = application;
        this.key = key;
        this.mailbox = new Mailbox(application.container().executor());
    }

    private void schedule(int minutes) {
        if (expiry != null) {
            expiry.cancel(false);
            expiry = null;
        }
        if (minutes <= 0) {
            expires = 0;
            return;
        }
        long delay = TimeUnit.MINUTES.toMillis(minutes);
        expires = System.currentTimeMillis() + delay;
        expiry = application
                .container()
                .scheduler()
                .schedule(() -> mailbox.post(this::expire), delay, TimeUnit.MILLISECONDS);
    }

    private void expire() {
        if (!valid || expires == 0 || System.currentTimeMillis() < expires) {
            return;
        }
        expires = Long.MIN_VALUE;
        application.within(() -> application
                .listeners()
                .appSessions()
                .forEach(listener -> listener.sessionExpired(new SipApplicationSessionEvent(this))));
        if (expires == Long.MIN_VALUE) {
            invalidate();
        }
    }

    Application application() {
        return application;
    }

    List<DialogSession> dialogs() {
        return sessions;
    }

    void add(DialogSession session) {
        if (listed) {
            sessions.add(session);
        }
    }

    void remove(DialogSession session) {
        sessions.remove(session);
    }

    void join(WebSession session) {
        webSessions.add(session);
    }

    void part(WebSession session) {
        webSessions.remove(session);
    }

    void add(TimerTaskRun timer) {
        timers.put(timer.getId(), timer);
    }

    void remove(TimerTaskRun timer) {
        timers.remove(timer.getId());
    }

    void touch() {
        used = true;
        accessed = System.currentTimeMillis();
    }

    /** After each task of the mailbox: ends what is ready to be ended. */
    void tidy() {
        for (DialogSession session : sessions) {
            session.tidy();
        }
        if (valid && invalidateWhenReady && isReadyToInvalidate() && used) {
            SipApplicationSessionEvent event = new SipApplicationSessionEvent(this);
            application.within(() -> application
                    .listeners()
                    .appSessions()
                    .forEach(listener -> listener.sessionReadyToInvalidate(event)));
            if (valid && invalidateWhenReady && isReadyToInvalidate()) {
                invalidate();
            }
        }
    }

    @Override
    void changed(String name, @Nullable Object before, @Nullable Object after) {
        SipApplicationSessionBindingEvent event = new SipApplicationSessionBindingEvent(this, name);
        if (before instanceof SipApplicationSessionBindingListener bound) {
            bound.valueUnbound(event);
        }
        if (after instanceof SipApplicationSessionBindingListener bound) {
            bound.valueBound(event);
        }
        application.listeners().appSessionAttributes().forEach(listener -> {
            switch (Change.of(before, after)) {
                case ADDED -> listener.attributeAdded(event);
                case REMOVED -> listener.attributeRemoved(event);
                case REPLACED -> listener.attributeReplaced(event);
            }
        });
    }

    @Override
    public void encodeURI(URI uri) {
        check();
        uri.setParameter(ID_PARAMETER, getId());
    }

    /** A path parameter: web containers take it off before they choose a servlet. */
    @Override
    public URL encodeURL(URL url) {
        check();
        String text = url.toString();
        int end = text.indexOf('?');
        String path = end < 0 ? text : text.substring(0, end);
        try {
            return java.net
                    .URI
                    .create(path + URL_PARAMETER + getId() + (end < 0 ? "" : text.substring(end)))
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String getApplicationName() {
        return application.name();
    }

    @Override
    public Iterator<String> getAttributeNames() {
        check();
        return attributes.names().iterator();
    }

    @Override
    public long getExpirationTime() {
        check();
        return expires;
    }

    @Override
    public Iterator<?> getSessions() {
        check();
        List<Object> all = new ArrayList<>(sessions);
        all.addAll(webSessions);
        return all.iterator();
    }

    @Override
    public Iterator<?> getSessions(String protocol) {
        check();
        return switch (Objects.requireNonNull(protocol)) {
            case "SIP" -> List.copyOf(sessions).iterator();
            case "HTTP" -> List.copyOf(webSessions).iterator();
            default -> throw new IllegalArgumentException("not a protocol of sessions: " + protocol);
        };
    }

    @Override
    public @Nullable SipSession getSipSession(String sessionId) {
        check();
        for (DialogSession session : sessions) {
            if (session.getId().equals(sessionId)) {
                return session;
            }
        }
        return null;
    }

    @Override
    public @Nullable Object getSession(String sessionId, Protocol protocol) {
        if (protocol == Protocol.SIP) {
            return getSipSession(sessionId);
        }
        check();
        for (WebSession session : webSessions) {
            if (session.getId().equals(sessionId)) {
                return session;
            }
        }
        return null;
    }

    @Override
    public @Nullable ServletTimer getTimer(String timerId) {
        check();
        return timers.get(timerId);
    }

    @Override
    public Collection<ServletTimer> getTimers() {
        check();
        return List.copyOf(timers.values());
    }

    @Override
    public void invalidate() {
        check();
        for (DialogSession session : sessions) {
            session.end();
        }
        timers.values().forEach(TimerTaskRun::cancel);
        SipApplicationSessionEvent event = new SipApplicationSessionEvent(this);
        application.within(
                () -> application.listeners().appSessions().forEach(listener -> listener.sessionDestroyed(event)));
        attributes.clear();
        valid = false;
        schedule(0);
        application.remove(this);
        application.webSessions().end(List.copyOf(webSessions));
    }

    @Override
    public boolean isReadyToInvalidate() {
        check();
        return timers.isEmpty()
                && webSessions.isEmpty()
                && sessions.stream().allMatch(session -> session.isReadyToInvalidate());
    }

    @Override
    public int setExpires(int deltaMinutes) {
        check();
        schedule(Math.max(0, deltaMinutes));
        return Math.max(0, deltaMinutes);
    }
}
