package org.olelo.servlet.war;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the container's classes meet those of two archives: the container is made of this library's bytes, the engine it works on comes from the engine's
 * class loader, and all else (the application, the APIs) from the application's. So no server has to make one archive visible to the other.
 */
final class ContainerLoader extends ClassLoader {
    private static final String LIBRARY = "org.olelo.servlet.";
    private static final String START = "org.olelo.servlet.war.";

    private final ClassLoader application;
    private final ClassLoader engine;

    ContainerLoader(ClassLoader application, ClassLoader engine) {
        super("sip-servlets", application);
        this.application = application;
        this.engine = engine;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(LIBRARY) && !name.startsWith(START)) {
            return own(name);
        }
        if (isEngine(name)) {
            return engine.loadClass(name);
        }
        return application.loadClass(name);
    }

    private static boolean isEngine(String name) {
        return name.startsWith("org.olelo.") && !name.startsWith(START)
                || name.startsWith("org.slf4j.")
                || name.startsWith("io.netty.");
    }

    private Class<?> own(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] bytes = bytes(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private byte @Nullable [] bytes(String resource) {
        ClassLoader library = ContainerLoader.class.getClassLoader();
        try (InputStream in = library.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }
}
