package org.olelo.module.permissions;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.olelo.module.pv.api.CoreHash;
import org.olelo.net.IpText;
import org.olelo.text.Latin;

/**
 * The addresses of all groups, read only: single ones and names in Kamailio's hash table, the last one read first; subnets by group, in the
 * order they were read.
 */
final class AddressTable {
    static final int SLOTS = 128;
    private static final int HASHED_BYTES = 4;

    private final List<List<AddressEntry>> addresses;
    private final List<List<AddressEntry>> names;
    private final List<AddressEntry> subnets;

    /** A table of these, in the order they were read. */
    AddressTable(List<AddressEntry> entries) {
        addresses = slots();
        names = slots();
        subnets = new ArrayList<>();
        for (AddressEntry entry : entries) {
            if (entry.isName()) {
                names.get(slot(entry.host())).addFirst(entry);
            } else if (entry.isSubnet()) {
                subnets.add(entry);
            } else {
                addresses.get(slot(entry.bytes())).addFirst(entry);
            }
        }
        subnets.sort(Comparator.comparingInt(AddressEntry::group));
    }

    private static List<List<AddressEntry>> slots() {
        List<List<AddressEntry>> slots = new ArrayList<>(SLOTS);
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>(0));
        }
        return slots;
    }

    /** Kamailio hashes the first four bytes of either family. */
    private static int slot(byte[] address) {
        return slot(Latin.string(address, 0, HASHED_BYTES));
    }

    private static int slot(String key) {
        return CoreHash.of(key) & SLOTS - 1;
    }

    /** The single addresses of a slot. */
    List<AddressEntry> addresses(int slot) {
        return addresses.get(slot);
    }

    /** The names of a slot. */
    List<AddressEntry> names(int slot) {
        return names.get(slot);
    }

    /** The subnets. */
    List<AddressEntry> subnets() {
        return subnets;
    }

    /** The entry of a group that matches an address, or a name when the text is none; null when there is none. */
    @Nullable
    AddressEntry find(int group, String host, int port) {
        return find(host, port, entry -> entry.group() == group);
    }

    /** The entry of any group that matches. */
    @Nullable
    AddressEntry find(String host, int port) {
        return find(host, port, entry -> true);
    }

    private @Nullable AddressEntry find(String host, int port, Predicate<AddressEntry> wanted) {
        InetAddress address = IpText.parse(host);
        if (address != null) {
            return find(address.getAddress(), port, wanted);
        }
        for (AddressEntry entry : names.get(slot(host))) {
            if (entry.host().equals(host) && entry.matchesPort(port) && wanted.test(entry)) {
                return entry;
            }
        }
        return null;
    }

    private @Nullable AddressEntry find(byte[] address, int port, Predicate<AddressEntry> wanted) {
        for (AddressEntry entry : addresses.get(slot(address))) {
            if (Arrays.equals(entry.bytes(), address) && entry.matchesPort(port) && wanted.test(entry)) {
                return entry;
            }
        }
        for (AddressEntry entry : subnets) {
            if (entry.contains(address) && entry.matchesPort(port) && wanted.test(entry)) {
                return entry;
            }
        }
        return null;
    }
}
