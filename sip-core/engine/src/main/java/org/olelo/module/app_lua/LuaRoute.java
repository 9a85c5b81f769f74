package org.olelo.module.app_lua;

import org.luaj.vm2.LuaValue;
import org.olelo.routing.MessageContext;
import org.olelo.spi.ScriptRoute;

/** A global Lua function as a route. */
final class LuaRoute implements ScriptRoute {
    private static final LuaValue[] NOTHING = {};

    private final LuaStates states;
    private final String function;
    private final boolean blocking;

    LuaRoute(LuaStates states, String function, boolean blocking) {
        this.states = states;
        this.function = function;
        this.blocking = blocking;
    }

    @Override
    public String name() {
        return function;
    }

    @Override
    public boolean blocking() {
        return blocking;
    }

    @Override
    public int run(MessageContext ctx) {
        ctx.resetRun();
        return states.run(state -> state.call(ctx, function, NOTHING));
    }
}
