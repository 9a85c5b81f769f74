package org.olelo.module.tmx;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.tm.api.Transactions;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.SipModule;
import org.olelo.transaction.TransactionLayer;

/** Module tmx. */
public final class TmxModule implements SipModule {
    private final Engine engine;
    private final List<Object> exports;
    private @Nullable TransactionLayer layer;

    @ModParam(value = "precheck_trans", doc = "t_precheck_trans works")
    private int precheck = 1;

    /** On that engine. */
    public TmxModule(Engine engine) {
        this.engine = engine;
        this.exports = List.of(
                this,
                new TmxFunctions(engine, this::layer, () -> precheck != 0),
                new SuspendFunctions(engine, this::layer),
                new TmxVariables(this::layer));
    }

    @Override
    public List<Object> exports() {
        return exports;
    }

    @Override
    public void init() throws ModuleException {
        layer = engine.api(Transactions.class).layer();
    }

    private TransactionLayer layer() {
        TransactionLayer known = layer;
        if (known == null) {
            throw new IllegalStateException("tmx is not initialised");
        }
        return known;
    }
}
