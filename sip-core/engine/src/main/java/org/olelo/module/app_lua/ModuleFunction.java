package org.olelo.module.app_lua;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.spi.Literal;
import org.olelo.spi.RouteName;
import org.olelo.spi.bind.Argument;
import org.olelo.spi.bind.ArgumentException;
import org.olelo.spi.bind.FunctionBinder;
import org.olelo.spi.bind.FunctionDeclaration;
import org.olelo.spi.bind.ScriptCall;

/** A module's script function called from Lua: bound once; arguments that the script must give as literals are bound for each value. */
final class ModuleFunction {
    private static final int MOST_BOUND = 256;

    private final FunctionDeclaration declaration;
    private final FunctionBinder binder;
    private final LuaStates states;
    private final boolean[] literal;
    private final Map<List<String>, ScriptCall> bound = new ConcurrentHashMap<>();

    ModuleFunction(FunctionDeclaration declaration, FunctionBinder binder, LuaStates states) {
        this.declaration = declaration;
        this.binder = binder;
        this.states = states;
        this.literal = new boolean[declaration.arity()];
        for (int i = 0; i < literal.length; i++) {
            var parameter = declaration.parameter(i);
            literal[i] = parameter.getType() == Pv.class
                    || parameter.getType() == PvFormat.class
                    || parameter.isAnnotationPresent(RouteName.class)
                    || parameter.isAnnotationPresent(Literal.class);
        }
    }

    int call(MessageContext ctx, Varargs given) {
        Value[] values = new Value[literal.length];
        List<String> literals = new ArrayList<>(2);
        for (int i = 0; i < values.length; i++) {
            LuaValue argument = given.arg(i + 1);
            values[i] = LuaText.value(argument);
            if (literal[i]) {
                literals.add(LuaText.text(argument));
            }
        }
        ScriptCall call = bound.get(literals);
        if (call == null) {
            call = bind(values);
            if (bound.size() >= MOST_BOUND) {
                bound.clear();
            }
            bound.put(literals, call);
        }
        states.current().arguments(values);
        ctx.beginAction();
        int code = call.call(ctx);
        ctx.returnCode(code);
        return code;
    }

    private ScriptCall bind(Value[] values) {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int index = i;
            arguments.add(
                    literal[i]
                            ? new Argument.Text(values[i].text())
                            : new Argument.Expression(ctx -> states.current().argument(index), false));
        }
        try {
            return binder.bind(declaration, arguments);
        } catch (ArgumentException e) {
            throw new LuaError(declaration.names().get(0) + ": argument " + (e.index() + 1) + ": " + e.getMessage());
        }
    }
}
