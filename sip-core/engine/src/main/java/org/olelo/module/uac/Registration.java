package org.olelo.module.uac;

import org.jspecify.annotations.Nullable;
import org.olelo.db.Row;
import org.olelo.module.uac.RegistrationStore.Column;

/** A registration of this server at another one: a row of table uacreg, and how it stands. Guarded by {@link Registrations}. */
final class Registration {
    /** Not to be registered. */
    static final int DISABLED = 1;
    /** A REGISTER is on its way. */
    static final int ONGOING = 2;
    /** The other server accepted it. */
    static final int ONLINE = 4;
    /** The REGISTER on its way has credentials. */
    static final int AUTHENTICATED = 8;
    /** The first REGISTER was sent, or waits for its time. */
    static final int INITIALISED = 16;

    private final String[] columns;
    private final int configuredExpires;
    final int delay;
    /** Seconds asked for; 0 once it was ended at the other server. */
    int expires;

    int flags;
    /** When it ends, or was last sent; seconds since 1970. */
    long timerExpires;

    /** When it was loaded, seconds since 1970. */
    long initialised;

    @Nullable
    String callId;

    int cseq = RegistrationSender.FIRST_CSEQ;

    /**
     * A registration as given.
     *
     * @param columns the texts in the order of {@link Column}
     */
    Registration(String[] columns, int expires, int flags, int delay) {
        this.columns = columns.clone();
        this.configuredExpires = expires;
        this.expires = expires;
        this.flags = flags & DISABLED;
        this.delay = delay;
    }

    static Registration of(Row row) {
        Column[] all = Column.values();
        String[] texts = new String[all.length];
        for (Column column : all) {
            texts[column.ordinal()] = row.textOrEmpty(column.ordinal());
        }
        int next = all.length;
        return new Registration(texts, row.integer(next, 0), row.integer(next + 1, 0), row.integer(next + 2, 0));
    }

    /** To be registered from now on, at once. */
    void enable(long now) {
        expires = configuredExpires;
        clear(DISABLED);
        timerExpires = now + 1;
    }

    /** A text of the row, "" when none. */
    String get(Column column) {
        return columns[column.ordinal()];
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    void set(int flag) {
        flags |= flag;
    }

    void clear(int flag) {
        flags &= ~flag;
    }

    /** The user at the other server: {@code sip:r_username@r_domain}. */
    String remoteUri() {
        return "sip:" + get(Column.REMOTE_USER) + '@' + get(Column.REMOTE_DOMAIN);
    }

    /** The user here: {@code sip:l_username@l_domain}. */
    String localUri() {
        return "sip:" + get(Column.LOCAL_USER) + '@' + get(Column.LOCAL_DOMAIN);
    }
}
