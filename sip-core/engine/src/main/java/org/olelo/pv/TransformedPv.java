package org.olelo.pv;

import org.olelo.routing.MessageContext;

/** A pseudo-variable with transformations behind it; read only. */
final class TransformedPv implements Pv {
    private final Pv source;
    private final Transformation[] steps;

    TransformedPv(Pv source, Transformation[] steps) {
        this.source = source;
        this.steps = steps;
    }

    @Override
    public Value get(MessageContext ctx) {
        Value value = source.get(ctx);
        for (Transformation step : steps) {
            value = step.apply(ctx, value);
        }
        return value;
    }
}
