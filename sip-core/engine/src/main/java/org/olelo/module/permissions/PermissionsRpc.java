package org.olelo.module.permissions;

import org.jspecify.annotations.Nullable;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.olelo.text.PosixRegex;
import org.olelo.timer.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands permissions.*. */
final class PermissionsRpc {
    private static final Logger LOG = LoggerFactory.getLogger("permissions");
    private static final int INTERNAL = 500;
    private static final long SECOND = 1000;

    private final PermissionsSettings settings;
    private final Clock clock;
    private final AddressLoader loader;
    private final AddressFunctions addresses;
    private final UriFunctions uris;
    private @Nullable TrustedTable trusted;
    private long nextReloadMs = Long.MIN_VALUE;

    PermissionsRpc(
            PermissionsSettings settings,
            Clock clock,
            AddressLoader loader,
            AddressFunctions addresses,
            UriFunctions uris) {
        this.settings = settings;
        this.clock = clock;
        this.loader = loader;
        this.addresses = addresses;
        this.uris = uris;
    }

    /** Sets the peers; at init. */
    void trusted(TrustedTable table) {
        trusted = table;
    }

    /** What is loaded anew. */
    private interface Load {
        void run() throws ModuleException;
    }

    private synchronized void mayReload() {
        long now = clock.millis();
        if (now < nextReloadMs) {
            throw new RpcFault(INTERNAL, "ongoing reload");
        }
        nextReloadMs = now + settings.reloadDelta * SECOND;
    }

    private void reload(RpcCall call, Load load) {
        mayReload();
        try {
            load.run();
        } catch (ModuleException e) {
            LOG.error("the old table is kept, reason={}", e.getMessage());
            throw new RpcFault(INTERNAL, "Reload failed.");
        }
        call.add("Reload OK");
    }

    @RpcExport(value = "permissions.addressReload", doc = "Reload permissions address table")
    void addressReload(RpcCall call) {
        reload(call, () -> addresses.table(loader.load()));
    }

    @RpcExport(value = "permissions.trustedReload", doc = "Reload permissions trusted table")
    void trustedReload(RpcCall call) {
        reload(call, () -> {
            TrustedTable table = trusted;
            if (table == null) {
                throw new ModuleException("no trusted table is configured");
            }
            table.load();
        });
    }

    private AddressTable table(String missing) {
        AddressTable table = addresses.table();
        if (table == null) {
            throw new RpcFault(INTERNAL, missing);
        }
        return table;
    }

    @RpcExport(value = "permissions.addressDump", doc = "Dump permissions address table", returnsArray = true)
    void addressDump(RpcCall call) {
        AddressTable table = table("No address table");
        for (int slot = 0; slot < AddressTable.SLOTS; slot++) {
            for (AddressEntry entry : table.addresses(slot)) {
                call.struct()
                        .add("table", slot)
                        .add("group", entry.group())
                        .struct("item")
                        .add("ip", entry.host())
                        .add("port", entry.port())
                        .add("tag", orNull(entry.tag()));
            }
        }
    }

    @RpcExport(value = "permissions.subnetDump", doc = "Dump permissions subnet table", returnsArray = true)
    void subnetDump(RpcCall call) {
        int id = 0;
        for (AddressEntry entry : table("No subnet table").subnets()) {
            String tag = entry.tag();
            call.struct()
                    .add("id", id++)
                    .add("group", entry.group())
                    .struct("item")
                    .add("ip", entry.host())
                    .add("mask", entry.mask())
                    .add("port", entry.port())
                    .add("tag", tag == null ? "" : tag);
        }
    }

    @RpcExport(value = "permissions.domainDump", doc = "Dump permissions domain name table")
    void domainDump(RpcCall call) {
        AddressTable table = table("No domain list table");
        RpcValue.Struct out = call.struct();
        for (int slot = 0; slot < AddressTable.SLOTS; slot++) {
            for (AddressEntry entry : table.names(slot)) {
                out.add("table", slot)
                        .add("group", entry.group())
                        .struct("item")
                        .add("domain_name", entry.host())
                        .add("port", entry.port())
                        .add("tag", orNull(entry.tag()));
            }
        }
    }

    @RpcExport(value = "permissions.trustedDump", doc = "Dump permissions trusted table")
    void trustedDump(RpcCall call) {
        TrustedTable table = trusted;
        if (table == null || settings.dbMode == 0) {
            throw new RpcFault(INTERNAL, "No trusted table");
        }
        RpcValue.Struct out = call.struct();
        for (TrustedPeer peer : table.all()) {
            out.add("table", TrustedTable.slot(peer.source()))
                    .struct("item")
                    .add("ip", peer.source())
                    .add("proto", peer.protocol())
                    .add("pattern", source(peer.from()))
                    .add("ruri_pattern", source(peer.requestUri()))
                    .add("tag", orNull(peer.tag()))
                    .add("priority", peer.priority());
        }
    }

    private static String source(@Nullable PosixRegex regex) {
        return regex == null ? "NULL" : regex.source();
    }

    private static String orNull(@Nullable String text) {
        return text == null ? "NULL" : text;
    }

    @RpcExport(
            value = "permissions.testUri",
            doc = "Tests if (URI, Contact) pair is allowed according to allow/deny files")
    void testUri(RpcCall call) {
        if (call.count() < 3) {
            throw new RpcFault(INTERNAL, "Not enough parameters (basename, URI and contact)");
        }
        Boolean allowed = uris.tested(call.text(0), call.text(1), call.text(2));
        call.add(Boolean.TRUE.equals(allowed) ? "Allowed" : "Denied");
    }

    @RpcExport(value = "permissions.allowUri", doc = "The same as permissions.testUri")
    void allowUri(RpcCall call) {
        testUri(call);
    }
}
