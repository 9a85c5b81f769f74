package org.olelo.module.app_lua;

import org.luaj.vm2.LuaError;

/** Leaves the Lua function of a route: KSR.x.exit(), KSR.x.drop(). */
final class ScriptExit extends LuaError {
    private static final long serialVersionUID = 1L;
    static final ScriptExit INSTANCE = new ScriptExit();

    private ScriptExit() {
        super("~~ksr~exit~~");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
