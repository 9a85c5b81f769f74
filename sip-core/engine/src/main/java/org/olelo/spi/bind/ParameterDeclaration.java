package org.olelo.spi.bind;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.List;
import org.olelo.pv.Pv;
import org.olelo.spi.ModParam;

/**
 * One parameter of a module, read from its annotated field or method.
 *
 * @param module the module's name
 * @param names the name and its aliases
 * @param target the object the member belongs to
 * @param member the field or the method with one argument
 * @param type int, String or Pv
 * @param doc one sentence
 */
public record ParameterDeclaration(
        String module, List<String> names, Object target, Member member, Class<?> type, String doc) {

    /** True when it takes an integer. */
    public boolean takesInt() {
        return type == int.class;
    }

    /** True when the value is the text of a pseudo-variable. */
    public boolean takesVariable() {
        return type == Pv.class;
    }

    /**
     * Sets it.
     *
     * @param value an Integer, String or Pv of the declared type
     * @throws IllegalArgumentException the module's refusal, with the reason
     */
    public void set(Object value) {
        try {
            switch (member) {
                case Field field -> field.set(target, value);
                case Method method -> method.invoke(target, value);
                default -> throw new IllegalStateException("not a parameter: " + member);
            }
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("cannot set " + module + ":" + names.get(0), e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot set " + module + ":" + names.get(0), e);
        }
    }

    static ParameterDeclaration of(String module, Object target, Field field, ModParam declared) {
        field.setAccessible(true);
        return new ParameterDeclaration(
                module, List.of(declared.value()), target, field, checked(field.getType(), field), declared.doc());
    }

    static ParameterDeclaration of(String module, Object target, Method method, ModParam declared) {
        method.setAccessible(true);
        if (method.getParameterCount() != 1) {
            throw new IllegalStateException("a parameter method takes one argument: " + method);
        }
        return new ParameterDeclaration(
                module,
                List.of(declared.value()),
                target,
                method,
                checked(method.getParameterTypes()[0], method),
                declared.doc());
    }

    private static Class<?> checked(Class<?> type, Member member) {
        if (type != int.class && type != String.class && type != Pv.class) {
            throw new IllegalStateException("a module parameter is an int, a String or a Pv: " + member);
        }
        return type;
    }
}
