package org.olelo.module.textopsx;

import java.util.List;
import org.olelo.module.pv.api.Selects;
import org.olelo.spi.Engine;
import org.olelo.spi.SipModule;

/** Module textopsx: functions by subject in their own classes. */
public final class TextopsxModule implements SipModule {
    /** On that engine. */
    public TextopsxModule(Engine engine) {
        Selects selects = engine.apiOrNull(Selects.class);
        if (selects != null) {
            ValueSelects.addTo(selects);
        }
    }

    @Override
    public List<Object> exports() {
        return List.of(this, new MessageFunctions(), new ValueFunctions(), new HeaderIterators(), new LineIterators());
    }
}
