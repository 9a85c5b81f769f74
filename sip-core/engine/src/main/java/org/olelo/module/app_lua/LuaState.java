package org.olelo.module.app_lua;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Lua interpreter with the scripts loaded; used by one thread at a time. Its globals live as long as it does. */
final class LuaState {
    private static final Logger LOG = LoggerFactory.getLogger("app_lua");

    private final Globals globals;
    private final int generation;
    private @Nullable MessageContext message;
    private Value[] arguments = {};

    LuaState(Globals globals, int generation) {
        this.globals = globals;
        this.generation = generation;
    }

    Globals globals() {
        return globals;
    }

    /** Which loading of the scripts it has. */
    int generation() {
        return generation;
    }

    /** The message that the running function sees. */
    MessageContext message() {
        MessageContext now = message;
        if (now == null) {
            throw new LuaError("no SIP message is being processed");
        }
        return now;
    }

    /** The arguments of the call under way, for the functions of modules. */
    void arguments(Value[] values) {
        arguments = values;
    }

    Value argument(int index) {
        return arguments[index];
    }

    boolean has(String function) {
        return globals.get(function).isfunction();
    }

    /** Runs a global function for a message; 1, or -1 when it does not exist or fails. */
    int call(MessageContext ctx, String function, LuaValue[] given) {
        LuaValue found = globals.get(function);
        if (!found.isfunction()) {
            LOG.error("no such Lua function, name={}", function);
            return -1;
        }
        return run(ctx, function, () -> found.invoke(LuaValue.varargsOf(given)));
    }

    /** Runs a piece of Lua for a message. */
    int run(MessageContext ctx, String what, Piece piece) {
        MessageContext before = message;
        message = ctx;
        try {
            Varargs result = piece.run();
            return result.narg() > 0
                            && result.arg1().isboolean()
                            && !result.arg1().toboolean()
                    ? -1
                    : 1;
        } catch (ScriptExit e) {
            return 1;
        } catch (LuaError e) {
            LOG.error(
                    "Lua failed, function={} Call-ID={}: {}",
                    what,
                    ctx.message().callId(),
                    e.getMessage());
            return -1;
        } finally {
            message = before;
        }
    }

    /** Something that runs Lua. */
    interface Piece {
        Varargs run();
    }
}
