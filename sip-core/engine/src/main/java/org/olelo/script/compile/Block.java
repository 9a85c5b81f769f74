package org.olelo.script.compile;

import org.olelo.routing.MessageContext;

/** Statements one after the other; the code is the last one's, 1 for none. */
final class Block extends Action {
    private final Action[] actions;

    Block(Action[] actions) {
        this.actions = actions;
    }

    @Override
    long run(MessageContext ctx) {
        long flow = 1;
        for (Action action : actions) {
            flow = action.run(ctx);
            if (Flow.jumps(flow)) {
                return flow;
            }
        }
        return flow;
    }
}
