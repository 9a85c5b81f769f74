package org.olelo.spi.bind;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;

/**
 * One function a module exports, read from its method.
 *
 * @param module the module's name
 * @param names the name and its aliases
 * @param target the object the method belongs to
 * @param method the method
 * @param routeMask bits of the {@link RouteKind}s it may be called from; -1 for all
 * @param declaredBlocking whether it may wait for I/O in some configuration
 * @param owner the module, which knows whether it does in this one
 * @param doc one sentence
 */
public record FunctionDeclaration(
        String module,
        List<String> names,
        Object target,
        Method method,
        int routeMask,
        boolean declaredBlocking,
        SipModule owner,
        String doc) {

    /** True when it may wait for I/O as its module is configured; final once the module is initialised. */
    public boolean blocking() {
        return declaredBlocking && owner.mayBlock();
    }

    /** How many arguments the script gives. */
    public int arity() {
        return method.getParameterCount() - 1;
    }

    /** The parameter of the argument at that index, from 0. */
    public Parameter parameter(int index) {
        return method.getParameters()[index + 1];
    }

    /** True when it may be called from that kind of route. */
    public boolean allowedIn(RouteKind kind) {
        return (routeMask & kind.bit()) != 0;
    }

    static FunctionDeclaration of(
            String module, SipModule owner, Object target, Method method, ScriptFunction declared) {
        Class<?>[] types = method.getParameterTypes();
        Class<?> result = method.getReturnType();
        if (types.length == 0 || types[0] != MessageContext.class || (result != int.class && result != boolean.class)) {
            throw new IllegalStateException("not a script function: " + method);
        }
        int mask = 0;
        for (RouteKind kind : declared.routes()) {
            mask |= kind.bit();
        }
        return new FunctionDeclaration(
                module,
                List.of(declared.value()),
                target,
                method,
                mask == 0 ? -1 : mask,
                declared.blocking(),
                owner,
                declared.doc());
    }
}
