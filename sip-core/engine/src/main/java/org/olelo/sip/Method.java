package org.olelo.sip;

import org.olelo.text.Latin;

/** Request methods with the bits that scripts and the location table use. Names are compared with regard to case. */
public enum Method {
    INVITE(1),
    CANCEL(1 << 1),
    ACK(1 << 2),
    BYE(1 << 3),
    INFO(1 << 4),
    REGISTER(1 << 5),
    SUBSCRIBE(1 << 6),
    NOTIFY(1 << 7),
    MESSAGE(1 << 8),
    OPTIONS(1 << 9),
    PRACK(1 << 10),
    UPDATE(1 << 11),
    REFER(1 << 12),
    PUBLISH(1 << 13),
    KDMQ(1 << 14),
    GET(1 << 15),
    POST(1 << 16),
    PUT(1 << 17),
    DELETE(1 << 18),
    OTHER(1 << 19);

    private static final Method[] ALL = values();

    private final int bit;
    private final byte[] bytes;

    Method(int bit) {
        this.bit = bit;
        this.bytes = Latin.bytes(name());
    }

    /** Its bit in a set of methods (Kamailio's request method values). */
    public int bit() {
        return bit;
    }

    /** Its name as bytes. Do not change the array. */
    public byte[] bytes() {
        return bytes;
    }

    /** A request of this method may create a dialog. */
    public boolean createsDialog() {
        return this == INVITE || this == SUBSCRIBE || this == REFER;
    }

    /** The method of that name, else OTHER. */
    public static Method of(String name) {
        byte[] bytes = Latin.bytes(name);
        return of(bytes, 0, bytes.length);
    }

    /** The method whose name fills the range, else OTHER. */
    public static Method of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 3 || length > 9) {
            return OTHER;
        }
        byte first = bytes[from];
        for (Method method : ALL) {
            if (method.bytes[0] == first && method.bytes.length == length && method.fills(bytes, from)) {
                return method;
            }
        }
        return OTHER;
    }

    private boolean fills(byte[] source, int from) {
        if (this == OTHER) {
            return false;
        }
        for (int i = 1; i < bytes.length; i++) {
            if (source[from + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
