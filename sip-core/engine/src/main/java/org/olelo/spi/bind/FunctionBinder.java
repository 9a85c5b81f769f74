package org.olelo.spi.bind;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.MessageContext;

/** Binds a call in the script to the method that declares the function: arguments converted once, then a direct call (LambdaMetafactory). */
public final class FunctionBinder {
    private final ArgumentBinder arguments;

    /** A binder that parses arguments with these. */
    public FunctionBinder(ArgumentBinder arguments) {
        this.arguments = arguments;
    }

    /**
     * Binds.
     *
     * @throws ArgumentException when an argument does not fit
     */
    public ScriptCall bind(FunctionDeclaration function, List<Argument> given) throws ArgumentException {
        ArgumentSource[] sources = new ArgumentSource[given.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = arguments.bind(i, function.parameter(i), given.get(i));
        }
        Method method = function.method();
        Object target = function.target();
        return switch (sources.length) {
            case 0 -> call(link(F0.class, method, target));
            case 1 -> call(link(F1.class, method, target), sources[0]);
            case 2 -> call(link(F2.class, method, target), sources[0], sources[1]);
            case 3 -> call(link(F3.class, method, target), sources);
            case 4 -> call(link(F4.class, method, target), sources);
            case 5 -> call(link(F5.class, method, target), sources);
            case 6 -> call(link(F6.class, method, target), sources);
            default -> throw new IllegalStateException("more than 6 parameters: " + method);
        };
    }

    private static ScriptCall call(F0 f) {
        return f::call;
    }

    private static ScriptCall call(F1 f, ArgumentSource a) {
        if (a.constant()) {
            Object fixed = a.get(null);
            return ctx -> f.call(ctx, fixed);
        }
        return ctx -> {
            Object value = a.get(ctx);
            return value == ArgumentSource.FAILED ? -1 : f.call(ctx, value);
        };
    }

    private static ScriptCall call(F2 f, ArgumentSource a, ArgumentSource b) {
        if (a.constant() && b.constant()) {
            Object first = a.get(null);
            Object second = b.get(null);
            return ctx -> f.call(ctx, first, second);
        }
        return ctx -> {
            Object first = a.get(ctx);
            Object second = b.get(ctx);
            return first == ArgumentSource.FAILED || second == ArgumentSource.FAILED ? -1 : f.call(ctx, first, second);
        };
    }

    private static ScriptCall call(F3 f, ArgumentSource[] s) {
        return ctx -> {
            @Nullable Object[] v = evaluate(s, ctx);
            return v == null ? -1 : f.call(ctx, v[0], v[1], v[2]);
        };
    }

    private static ScriptCall call(F4 f, ArgumentSource[] s) {
        return ctx -> {
            @Nullable Object[] v = evaluate(s, ctx);
            return v == null ? -1 : f.call(ctx, v[0], v[1], v[2], v[3]);
        };
    }

    private static ScriptCall call(F5 f, ArgumentSource[] s) {
        return ctx -> {
            @Nullable Object[] v = evaluate(s, ctx);
            return v == null ? -1 : f.call(ctx, v[0], v[1], v[2], v[3], v[4]);
        };
    }

    private static ScriptCall call(F6 f, ArgumentSource[] s) {
        return ctx -> {
            @Nullable Object[] v = evaluate(s, ctx);
            return v == null ? -1 : f.call(ctx, v[0], v[1], v[2], v[3], v[4], v[5]);
        };
    }

    private static @Nullable Object @Nullable [] evaluate(ArgumentSource[] sources, MessageContext ctx) {
        @Nullable Object[] values = new @Nullable Object[sources.length];
        for (int i = 0; i < sources.length; i++) {
            Object value = sources[i].get(ctx);
            if (value == ArgumentSource.FAILED) {
                return null;
            }
            values[i] = value;
        }
        return values;
    }

    static <T> T link(Class<T> shape, Method method, Object target) {
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup());
            MethodHandle handle = lookup.unreflect(method);
            MethodType erased = MethodType.genericMethodType(method.getParameterCount())
                    .changeParameterType(0, MessageContext.class)
                    .changeReturnType(method.getReturnType());
            if (method.getReturnType() == boolean.class) {
                return shape.cast(booleanResult(handle, target, method.getParameterCount(), lookup));
            }
            MethodType boxed = MethodType.methodType(method.getReturnType(), MessageContext.class);
            for (Parameter parameter : List.of(method.getParameters()).subList(1, method.getParameterCount())) {
                boxed = boxed.appendParameterTypes(
                        MethodType.methodType(parameter.getType()).wrap().returnType());
            }
            Object linked = LambdaMetafactory.metafactory(
                            lookup,
                            "call",
                            MethodType.methodType(shape, method.getDeclaringClass()),
                            erased,
                            handle,
                            boxed)
                    .getTarget()
                    .invoke(target);
            return shape.cast(linked);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot link " + method, e);
        }
    }

    /** Boolean methods are linked through a predicate of the same arity and mapped to 1 and -1. */
    private static Object booleanResult(MethodHandle handle, Object target, int parameters, MethodHandles.Lookup lookup)
            throws Throwable {
        if (parameters > BOOLEAN_SHAPES.length) {
            throw new IllegalStateException("boolean functions have at most 4 arguments");
        }
        Class<?> shape = BOOLEAN_SHAPES[parameters - 1];
        MethodType erased = MethodType.genericMethodType(parameters)
                .changeParameterType(0, MessageContext.class)
                .changeReturnType(boolean.class);
        MethodType boxed = handle.type().dropParameterTypes(0, 1);
        for (int i = 1; i < boxed.parameterCount(); i++) {
            boxed = boxed.changeParameterType(
                    i, MethodType.methodType(boxed.parameterType(i)).wrap().returnType());
        }
        Object linked = LambdaMetafactory.metafactory(
                        lookup,
                        "call",
                        MethodType.methodType(shape, handle.type().parameterType(0)),
                        erased,
                        handle,
                        boxed)
                .getTarget()
                .invoke(target);
        return switch (parameters) {
            case 1 -> (F0) ctx -> code(((B0) linked).call(ctx));
            case 2 -> (F1) (ctx, a) -> code(((B1) linked).call(ctx, a));
            case 3 -> (F2) (ctx, a, b) -> code(((B2) linked).call(ctx, a, b));
            case 4 -> (F3) (ctx, a, b, c) -> code(((B3) linked).call(ctx, a, b, c));
            case 5 -> (F4) (ctx, a, b, c, d) -> code(((B4) linked).call(ctx, a, b, c, d));
            default -> throw new IllegalStateException("boolean functions have at most 4 arguments");
        };
    }

    private static int code(boolean result) {
        return result ? 1 : -1;
    }

    private static final Class<?>[] BOOLEAN_SHAPES = {B0.class, B1.class, B2.class, B3.class, B4.class};

    /** Shapes that the generated lambdas implement. */
    public interface F0 {
        int call(MessageContext ctx);
    }

    public interface F1 {
        int call(MessageContext ctx, @Nullable Object a);
    }

    public interface F2 {
        int call(MessageContext ctx, @Nullable Object a, @Nullable Object b);
    }

    public interface F3 {
        int call(MessageContext ctx, @Nullable Object a, @Nullable Object b, @Nullable Object c);
    }

    public interface F4 {
        int call(MessageContext ctx, @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d);
    }

    public interface F5 {
        int call(
                MessageContext ctx,
                @Nullable Object a,
                @Nullable Object b,
                @Nullable Object c,
                @Nullable Object d,
                @Nullable Object e);
    }

    public interface F6 {
        int call(
                MessageContext ctx,
                @Nullable Object a,
                @Nullable Object b,
                @Nullable Object c,
                @Nullable Object d,
                @Nullable Object e,
                @Nullable Object f);
    }

    public interface B0 {
        boolean call(MessageContext ctx);
    }

    public interface B1 {
        boolean call(MessageContext ctx, @Nullable Object a);
    }

    public interface B2 {
        boolean call(MessageContext ctx, @Nullable Object a, @Nullable Object b);
    }

    public interface B3 {
        boolean call(MessageContext ctx, @Nullable Object a, @Nullable Object b, @Nullable Object c);
    }

    public interface B4 {
        boolean call(
                MessageContext ctx, @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d);
    }
}
