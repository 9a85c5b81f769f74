package org.olelo.servlet;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What SIP sessions and application sessions have in common: attributes, times, and how they end. Thread-safe. */
@SuppressWarnings(
        "serial") // applications put sessions where the specification asks for something serializable, as in timers
abstract class SessionBase implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What happened to an attribute. */
    enum Change {
        ADDED,
        REMOVED,
        REPLACED;

        static Change of(@Nullable Object before, @Nullable Object after) {
            if (before == null) {
                return ADDED;
            }
            return after == null ? REMOVED : REPLACED;
        }
    }

    private final String id;
    final long created = System.currentTimeMillis();
    final Attributes attributes = new Attributes(this::changed);
    volatile long accessed = created;
    volatile boolean valid = true;
    volatile boolean invalidateWhenReady = true;

    SessionBase(String id) {
        this.id = id;
    }

    /** An attribute was set or removed. */
    abstract void changed(String name, @Nullable Object before, @Nullable Object after);

    final void check() {
        if (!valid) {
            throw new IllegalStateException("the session is not valid");
        }
    }

    public final @Nullable Object getAttribute(String name) {
        check();
        return attributes.get(name);
    }

    public final void setAttribute(String name, Object attribute) {
        check();
        attributes.set(name, attribute);
    }

    public final void removeAttribute(String name) {
        check();
        attributes.remove(name);
    }

    public final long getCreationTime() {
        check();
        return created;
    }

    public final String getId() {
        return id;
    }

    public final boolean getInvalidateWhenReady() {
        check();
        return invalidateWhenReady;
    }

    public final void setInvalidateWhenReady(boolean next) {
        check();
        invalidateWhenReady = next;
    }

    public final long getLastAccessedTime() {
        return accessed;
    }

    public final boolean isValid() {
        return valid;
    }
}
