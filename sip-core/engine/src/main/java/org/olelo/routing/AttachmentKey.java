package org.olelo.routing;

/** Names what a module keeps with a message; compared by identity. */
public final class AttachmentKey<T> {
    private final String name;

    /** A new key; keep it in a constant. */
    public AttachmentKey(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
