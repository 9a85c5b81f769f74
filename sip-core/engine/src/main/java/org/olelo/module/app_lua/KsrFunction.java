package org.olelo.module.app_lua;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;
import org.olelo.routing.MessageContext;

/** A function in the table KSR that needs the message. */
final class KsrFunction extends VarArgFunction {
    private final LuaState state;
    private final Body body;

    KsrFunction(LuaState state, Body body) {
        this.state = state;
        this.body = body;
    }

    @Override
    public Varargs invoke(Varargs args) {
        return body.call(state.message(), args);
    }

    /** What it does. */
    interface Body {
        LuaValue call(MessageContext ctx, Varargs args);
    }
}
