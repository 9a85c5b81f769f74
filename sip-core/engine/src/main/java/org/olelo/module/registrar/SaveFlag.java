package org.olelo.module.registrar;

/** Bits of the second parameter of save(). */
final class SaveFlag {
    /** No reply. */
    static final int NO_REPLY = 0x02;
    /** One contact for an address of record. */
    static final int ONE_CONTACT = 0x04;
    /** No random part of expires. */
    static final int NO_RANGE = 0x08;
    /** Prepare the reply's headers though it is not sent. */
    static final int REPLY_HEADERS = 0x10;

    private SaveFlag() {}
}
