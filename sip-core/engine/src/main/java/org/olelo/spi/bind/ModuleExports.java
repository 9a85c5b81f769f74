package org.olelo.spi.bind;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvCatalog;
import org.olelo.pv.PvFactory;
import org.olelo.pv.PvName;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Transformation;
import org.olelo.pv.TransformationFactory;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcCommand;
import org.olelo.rpc.RpcRegistry;
import org.olelo.spi.ModParam;
import org.olelo.spi.PvExport;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.spi.TransformationExport;

/** What one loaded module exports, read from the annotations of its objects. */
public final class ModuleExports {
    private final String name;
    private final List<FunctionDeclaration> functions = new ArrayList<>();
    private final List<ParameterDeclaration> parameters = new ArrayList<>();
    private final List<PvDeclaration> variables = new ArrayList<>();
    private final List<TransformationDeclaration> transformations = new ArrayList<>();
    private final List<RpcCommand> commands = new ArrayList<>();

    /** A class of pseudo-variables. */
    private record PvDeclaration(List<String> names, PvFactory factory, String doc) {}

    /** A class of transformations. */
    private record TransformationDeclaration(String name, TransformationFactory factory) {}

    private ModuleExports(String name) {
        this.name = name;
    }

    /** Reads the exports of a module; the name is Kamailio's, without {@code .so}. */
    public static ModuleExports of(String name, SipModule module) {
        ModuleExports exports = new ModuleExports(name);
        for (Object target : module.exports()) {
            exports.read(module, target);
        }
        return exports;
    }

    /** The module's name. */
    public String name() {
        return name;
    }

    /** Its functions; overloads are separate. */
    public List<FunctionDeclaration> functions() {
        return functions;
    }

    /** Its parameters. */
    public List<ParameterDeclaration> parameters() {
        return parameters;
    }

    /** The parameter of that name, or null. */
    public @Nullable ParameterDeclaration parameter(String parameterName) {
        for (ParameterDeclaration parameter : parameters) {
            if (parameter.names().contains(parameterName)) {
                return parameter;
            }
        }
        return null;
    }

    /** The sentence about its class of variables of that name (without {@code $}), or null when it declares none. */
    public @Nullable String variableDoc(String className) {
        for (PvDeclaration variable : variables) {
            if (variable.names().contains(className)) {
                return variable.doc();
            }
        }
        return null;
    }

    /** Its RPC commands. */
    public List<RpcCommand> commands() {
        return Collections.unmodifiableList(commands);
    }

    /** Adds its variables and transformations to the catalogue. */
    public void addTo(PvCatalog catalog) {
        for (PvDeclaration variable : variables) {
            variable.names().forEach(n -> catalog.addVariable(n, variable.factory()));
        }
        transformations.forEach(t -> catalog.addTransformation(t.name(), t.factory()));
    }

    /** Adds its RPC commands to the registry. */
    public void addTo(RpcRegistry registry) {
        commands.forEach(registry::register);
    }

    private void read(SipModule owner, Object target) {
        for (Class<?> type = target.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                ModParam parameter = field.getAnnotation(ModParam.class);
                if (parameter != null) {
                    parameters.add(ParameterDeclaration.of(name, target, field, parameter));
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                read(owner, target, method);
            }
        }
    }

    private void read(SipModule owner, Object target, Method method) {
        ModParam parameter = method.getAnnotation(ModParam.class);
        if (parameter != null) {
            parameters.add(ParameterDeclaration.of(name, target, method, parameter));
            return;
        }
        ScriptFunction function = method.getAnnotation(ScriptFunction.class);
        if (function != null) {
            functions.add(FunctionDeclaration.of(name, owner, target, method, function));
            return;
        }
        PvExport variable = method.getAnnotation(PvExport.class);
        if (variable != null) {
            variables.add(new PvDeclaration(List.of(variable.value()), factory(target, method), variable.doc()));
            return;
        }
        TransformationExport transformation = method.getAnnotation(TransformationExport.class);
        if (transformation != null) {
            transformations.add(new TransformationDeclaration(transformation.value(), transformations(target, method)));
            return;
        }
        RpcExport command = method.getAnnotation(RpcExport.class);
        if (command != null) {
            commands.add(
                    new RpcCommand(command.value(), command.doc(), command.returnsArray(), handler(target, method)));
        }
    }

    private static PvFactory factory(Object target, Method method) {
        method.setAccessible(true);
        if (method.getReturnType() == Value.class
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0] == MessageContext.class) {
            ValueReader reader = FunctionBinder.link(ValueReader.class, method, target);
            return reference -> {
                reference.bare();
                return reader::call;
            };
        }
        if (method.getReturnType() != Pv.class
                || method.getParameterCount() != 1
                || method.getParameterTypes()[0] != PvName.class) {
            throw new IllegalStateException("not a pseudo-variable: " + method);
        }
        return reference -> (Pv) invoke(method, target, reference);
    }

    private static TransformationFactory transformations(Object target, Method method) {
        method.setAccessible(true);
        return (String transformation, @Nullable String arguments, PvParser parser) ->
                (Transformation) invoke(method, target, transformation, arguments, parser);
    }

    private static Object invoke(Method method, Object target, @Nullable Object... arguments) throws PvSyntaxException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof PvSyntaxException syntax) {
                throw syntax;
            }
            throw new IllegalStateException("cannot make a pseudo-variable by " + method, e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot make a pseudo-variable by " + method, e);
        }
    }

    private static RpcCommand.Handler handler(Object target, Method method) {
        method.setAccessible(true);
        if (method.getParameterCount() != 1 || method.getParameterTypes()[0] != RpcCall.class) {
            throw new IllegalStateException("not an RPC command: " + method);
        }
        return call -> {
            try {
                method.invoke(target, call);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                throw new IllegalStateException("RPC command failed: " + method, e);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("RPC command failed: " + method, e);
            }
        };
    }

    /** Shape of a read-only pseudo-variable. */
    public interface ValueReader {
        Value call(MessageContext ctx);
    }
}
