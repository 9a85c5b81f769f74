package org.olelo.module.permissions;

import java.util.List;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.spi.SipModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kamailio's module permissions. */
public final class PermissionsModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("permissions");
    private static final int ALLOW_FILE = 4;
    private static final int DENY_FILE = 8;

    private final Engine engine;
    private final PermissionsSettings settings = new PermissionsSettings();
    private final RuleFiles files;
    private final AddressLoader loader;
    private final AddressFunctions addresses;
    private final TrustedFunctions trusted;
    private final PermissionsRpc rpc;
    private final List<Object> exports;

    /** The module on that engine. */
    public PermissionsModule(Engine engine) {
        this.engine = engine;
        FileNames names = new FileNames(engine);
        this.files = new RuleFiles(names);
        this.loader = new AddressLoader(engine, settings, names);
        this.addresses = new AddressFunctions(settings);
        this.trusted = new TrustedFunctions(settings);
        UriFunctions uris = new UriFunctions(settings, files);
        this.rpc = new PermissionsRpc(settings, engine.clock(), loader, addresses, uris);
        this.exports = List.of(this, settings, addresses, trusted, uris, rpc);
    }

    @Override
    public List<Object> exports() {
        return exports;
    }

    @Override
    public boolean mayBlock() {
        return settings.dbMode == 0;
    }

    @Override
    public void init() throws ModuleException {
        LOG.debug("parameter without effect, trusted_cleanup_interval={}", settings.cleanupInterval);
        if (settings.dbMode != 0 && settings.dbMode != 1) {
            throw new ModuleException("permissions: db_mode must be 0 or 1, not " + settings.dbMode);
        }
        if (settings.has(ALLOW_FILE)) {
            files.of(settings.allowFile);
        }
        if (settings.has(DENY_FILE)) {
            files.of(settings.denyFile);
        }
        boolean database = !settings.dbUrl.isEmpty();
        if (settings.has(PermissionsSettings.TRUSTED) && database) {
            TrustedTable table = new TrustedTable(engine, settings);
            table.load();
            trusted.table(table);
            rpc.trusted(table);
        }
        if (settings.has(PermissionsSettings.ADDRESSES) && (database || !settings.addressFile.isEmpty())) {
            addresses.table(loader.load());
        }
    }
}
