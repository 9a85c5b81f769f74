package org.olelo.spi.bind;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.RouteKind;
import org.olelo.spi.Literal;
import org.olelo.spi.RouteName;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SoleVariable;

/** Converts arguments of the script to the types of a function's parameters (Kamailio's fixups). */
public final class ArgumentBinder {
    private final PvParser parser;
    private final BiFunction<RouteKind, String, @Nullable ScriptRoute> routes;

    /**
     * A binder.
     *
     * @param routes finds a route block by kind and name; null result: there is none
     */
    public ArgumentBinder(PvParser parser, BiFunction<RouteKind, String, @Nullable ScriptRoute> routes) {
        this.parser = parser;
        this.routes = routes;
    }

    ArgumentSource bind(int index, Parameter parameter, Argument argument) throws ArgumentException {
        try {
            return source(index, parameter, argument);
        } catch (PvSyntaxException e) {
            throw new ArgumentException(index, String.valueOf(e.getMessage()));
        }
    }

    private ArgumentSource source(int index, Parameter parameter, Argument argument)
            throws ArgumentException, PvSyntaxException {
        Class<?> type = parameter.getType();
        RouteName route = parameter.getAnnotation(RouteName.class);
        if (route != null) {
            return route(index, route.value(), argument);
        }
        if (type == Pv.class) {
            return new ArgumentSource.Fixed(variable(index, argument));
        }
        if (type == PvFormat.class) {
            return new ArgumentSource.Fixed(format(index, argument));
        }
        boolean literal = parameter.isAnnotationPresent(Literal.class);
        if (type == int.class) {
            return parameter.isAnnotationPresent(SoleVariable.class)
                    ? soleNumber(index, argument)
                    : number(index, argument, literal);
        }
        boolean nullable = nullable(parameter);
        if (parameter.isAnnotationPresent(SoleVariable.class) && argument instanceof Argument.Text given) {
            Pv single = parser.format(given.text()).firstVariable();
            return single != null ? single(single, nullable) : new ArgumentSource.Fixed(given.text());
        }
        if (type == String.class) {
            return text(index, argument, literal, nullable);
        }
        return converted(index, type, argument, literal, nullable);
    }

    private ArgumentSource route(int index, RouteKind kind, Argument argument) throws ArgumentException {
        if (argument instanceof Argument.Expression) {
            throw new ArgumentException(index, "the name of a route must be constant");
        }
        String name = literalText(argument);
        ScriptRoute found = routes.apply(kind, name);
        if (found == null) {
            throw new ArgumentException(
                    index, "there is no " + kind.name().toLowerCase(java.util.Locale.ROOT) + "_route[" + name + "]");
        }
        return new ArgumentSource.Fixed(found);
    }

    private Pv variable(int index, Argument argument) throws ArgumentException, PvSyntaxException {
        return switch (argument) {
            case Argument.Text text -> parser.variable(text.text());
            case Argument.Expression expression -> {
                if (!expression.plainVariable()) {
                    throw new ArgumentException(index, "a pseudo-variable is needed here");
                }
                yield expression.value();
            }
            case Argument.Number number ->
                throw new ArgumentException(index, "a pseudo-variable is needed here, not a number");
        };
    }

    private PvFormat format(int index, Argument argument) throws PvSyntaxException, ArgumentException {
        return switch (argument) {
            case Argument.Text text -> parser.format(text.text());
            case Argument.Number number -> PvFormat.constant(Integer.toString(number.value()));
            case Argument.Expression expression ->
                throw new ArgumentException(index, "parameter " + (index + 1) + " is not constant");
        };
    }

    private ArgumentSource number(int index, Argument argument, boolean literal)
            throws ArgumentException, PvSyntaxException {
        if (argument instanceof Argument.Number number) {
            return new ArgumentSource.Fixed(number.value());
        }
        if (argument instanceof Argument.Expression expression) {
            Pv pv = expression.value();
            return (ArgumentSource.Dynamic) ctx -> integer(pv.get(ctx));
        }
        PvFormat format = literal ? PvFormat.constant(literalText(argument)) : format(index, argument);
        String constant = format.constant();
        if (constant != null) {
            Object value = integer(Value.of(constant));
            if (value == ArgumentSource.FAILED) {
                throw new ArgumentException(index, "a number is needed here, not \"" + constant + "\"");
            }
            return new ArgumentSource.Fixed(value);
        }
        Pv single = format.singleVariable();
        if (single != null) {
            return (ArgumentSource.Dynamic) ctx -> integer(single.get(ctx));
        }
        return (ArgumentSource.Dynamic) ctx -> integer(Value.of(format.format(ctx)));
    }

    /** -1 for what is no number, and for a variable whose value is text. */
    private ArgumentSource soleNumber(int index, Argument argument) throws ArgumentException, PvSyntaxException {
        if (!(argument instanceof Argument.Text given)) {
            return number(index, argument, false);
        }
        Pv single = parser.format(given.text()).firstVariable();
        if (single == null) {
            return number(index, argument, true);
        }
        return (ArgumentSource.Dynamic) ctx -> {
            Value value = single.get(ctx);
            return value.isInt() ? value.number() : -1;
        };
    }

    private static Object integer(Value value) {
        if (value.isInt()) {
            return value.number();
        }
        if (value.isNull()) {
            return ArgumentSource.FAILED;
        }
        try {
            return Integer.decode(value.text().trim());
        } catch (NumberFormatException e) {
            return ArgumentSource.FAILED;
        }
    }

    private ArgumentSource text(int index, Argument argument, boolean literal, boolean nullable)
            throws ArgumentException, PvSyntaxException {
        if (literal || argument instanceof Argument.Number) {
            if (argument instanceof Argument.Expression) {
                throw new ArgumentException(index, "parameter " + (index + 1) + " is not constant");
            }
            return new ArgumentSource.Fixed(literalText(argument));
        }
        if (argument instanceof Argument.Expression expression) {
            return single(expression.value(), nullable);
        }
        PvFormat format = format(index, argument);
        String constant = format.constant();
        if (constant != null) {
            return new ArgumentSource.Fixed(constant);
        }
        Pv single = format.singleVariable();
        return single != null ? single(single, nullable) : (ArgumentSource.Dynamic) format::format;
    }

    private static ArgumentSource single(Pv pv, boolean nullable) {
        return (ArgumentSource.Dynamic) ctx -> {
            Value value = pv.get(ctx);
            if (value.isNull()) {
                return nullable ? null : ArgumentSource.FAILED;
            }
            return value.text();
        };
    }

    private ArgumentSource converted(int index, Class<?> type, Argument argument, boolean literal, boolean nullable)
            throws ArgumentException, PvSyntaxException {
        Method parse = parseMethod(type);
        boolean asWritten = parse.getParameterCount() == 2;
        if (asWritten && argument instanceof Argument.Text given) {
            try {
                return new ArgumentSource.Fixed(convert(parse, given.text(), parser));
            } catch (IllegalArgumentException e) {
                throw new ArgumentException(index, String.valueOf(e.getMessage()));
            }
        }
        ArgumentSource text = text(index, argument, literal, nullable);
        if (text.constant()) {
            try {
                return new ArgumentSource.Fixed(parsed(parse, text.get(null)));
            } catch (IllegalArgumentException e) {
                throw new ArgumentException(index, String.valueOf(e.getMessage()));
            }
        }
        return (ArgumentSource.Dynamic) ctx -> {
            Object value = text.get(ctx);
            if (value == ArgumentSource.FAILED || value == null) {
                return value;
            }
            try {
                return parsed(parse, value);
            } catch (IllegalArgumentException e) {
                return ArgumentSource.FAILED;
            }
        };
    }

    private @Nullable Object parsed(Method parse, @Nullable Object text) {
        return parse.getParameterCount() == 2 ? convert(parse, text, parser) : convert(parse, text);
    }

    private static Method parseMethod(Class<?> type) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals("parseArgument") && Modifier.isStatic(method.getModifiers())) {
                return method;
            }
        }
        throw new IllegalStateException("no static parseArgument in parameter type " + type);
    }

    private static @Nullable Object convert(Method parse, @Nullable Object... arguments) {
        try {
            return parse.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException reason) {
                throw reason;
            }
            throw new IllegalStateException("cannot convert an argument by " + parse, e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot convert an argument by " + parse, e);
        }
    }

    private static String literalText(Argument argument) {
        return switch (argument) {
            case Argument.Text text -> text.text();
            case Argument.Number number -> Integer.toString(number.value());
            case Argument.Expression expression -> "";
        };
    }

    private static boolean nullable(Parameter parameter) {
        AnnotatedType type = parameter.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }
}
