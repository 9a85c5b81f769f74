package org.olelo.servlet;

import java.lang.reflect.Constructor;
import java.util.function.Function;
import org.olelo.servlet.war.Surroundings;

/** Surroundings without a server: objects by their constructor without parameters, the library's class loader. */
final class Standalone implements Surroundings {
    @Override
    public void run(Runnable task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader());
        try {
            task.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public Function<Class<?>, Object> instances() {
        return Standalone::make;
    }

    private static Object make(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }

    @Override
    public ClassLoader loader() {
        return Standalone.class.getClassLoader();
    }
}
