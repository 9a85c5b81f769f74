package org.olelo.module.permissions;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.spi.ScriptFunction;

/** allow_address() and its kin. */
public final class AddressFunctions {
    private static final int NOT_FOUND = -1;

    private final PermissionsSettings settings;
    private volatile @Nullable AddressTable table;

    AddressFunctions(PermissionsSettings settings) {
        this.settings = settings;
    }

    /** Replaces the addresses. */
    void table(AddressTable next) {
        table = next;
    }

    /** The addresses, or null when none were loaded. */
    @Nullable
    AddressTable table() {
        return table;
    }

    @ScriptFunction(
            value = "allow_address",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "True when address and port, or a name, are in the group.")
    public boolean allowAddress(MessageContext ctx, int group, String address, int port) {
        AddressTable known = table;
        return known != null && found(ctx, known.find(group, address, port)) != NOT_FOUND;
    }

    @ScriptFunction(
            value = "allow_source_address",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "True when the sender is in group 1.")
    public boolean allowSource(MessageContext ctx) {
        return allowSource(ctx, 1);
    }

    @ScriptFunction(
            value = "allow_source_address",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "True when the sender is in the group.")
    public boolean allowSource(MessageContext ctx, int group) {
        return allowAddress(ctx, group, ctx.flow().sourceIp(), ctx.flow().sourcePort());
    }

    @ScriptFunction(
            value = "allow_source_address_group",
            routes = {RouteKind.REQUEST, RouteKind.FAILURE},
            doc = "The group the sender is in; -1 when it is in none.")
    public int sourceGroup(MessageContext ctx) {
        return group(ctx, ctx.flow().sourceIp(), ctx.flow().sourcePort());
    }

    @ScriptFunction(value = "allow_address_group", doc = "The group that address and port are in; -1 for none.")
    public int group(MessageContext ctx, String address, int port) {
        AddressTable known = table;
        AddressEntry entry = known == null ? null : known.find(address, port);
        if (entry != null && entry.isName()) {
            return entry.group(); // a name gives no tag here
        }
        return found(ctx, entry);
    }

    private int found(MessageContext ctx, @Nullable AddressEntry entry) {
        if (entry == null) {
            return NOT_FOUND;
        }
        Pv variable = settings.tagVariable;
        String tag = entry.tag();
        if (variable != null && tag != null) {
            variable.set(ctx, Value.of(tag));
        }
        return entry.group();
    }
}
