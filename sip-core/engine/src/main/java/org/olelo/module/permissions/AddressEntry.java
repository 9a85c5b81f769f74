package org.olelo.module.permissions;

import org.jspecify.annotations.Nullable;

/**
 * An address, a subnet or a name of a group.
 *
 * @param host address or name as text
 * @param bytes the address; empty for a name
 * @param mask length of the prefix in bits; all bits for a single address
 * @param port 0 = any
 * @param tag or null
 */
record AddressEntry(
        int group,
        String host,
        byte[] bytes,
        int mask,
        int port,
        @Nullable String tag) {
    private static final int BYTE_BITS = 8;

    boolean isName() {
        return bytes.length == 0;
    }

    boolean isSubnet() {
        return !isName() && mask < bytes.length * BYTE_BITS;
    }

    boolean matchesPort(int wanted) {
        return port == 0 || port == wanted;
    }

    /** True when the address is of the same family and its first bits are these. */
    boolean contains(byte[] address) {
        if (address.length != bytes.length) {
            return false;
        }
        int whole = mask / BYTE_BITS;
        for (int i = 0; i < whole; i++) {
            if (address[i] != bytes[i]) {
                return false;
            }
        }
        int rest = mask % BYTE_BITS;
        return rest == 0 || (address[whole] ^ bytes[whole]) >> BYTE_BITS - rest == 0;
    }
}
