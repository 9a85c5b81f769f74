package org.olelo.servlet;

import java.lang.reflect.Constructor;

/** Makes objects by their constructor without parameters. */
final class Instances {
    private Instances() {}

    static Object make(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }
}
