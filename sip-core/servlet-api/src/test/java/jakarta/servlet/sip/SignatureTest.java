package jakarta.servlet.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every type and member of the published SIP Servlet 1.1 API is here under its jakarta name, and no public member besides. */
class SignatureTest {
    private static final String OLD = "javax.servlet.";

    @Test
    void shouldHaveEveryTypeOfThePublishedApi() throws Exception {
        List<Class<?>> published = published();
        assertTrue(published.size() >= 57, "types found: " + published.size());
        for (Class<?> old : published) {
            Class.forName(moved(old.getName()));
        }
    }

    @Test
    void shouldHaveTheSameMembersOfEveryType() throws Exception {
        int members = 0;
        StringBuilder differences = new StringBuilder();
        for (Class<?> old : published()) {
            Class<?> ours = Class.forName(moved(old.getName()));
            TreeSet<String> expected = members(old);
            members += expected.size();
            TreeSet<String> actual = members(ours);
            for (String missing : minus(expected, actual)) {
                differences.append("missing: ").append(missing).append('\n');
            }
            for (String added : minus(actual, expected)) {
                differences.append("not in the API: ").append(added).append('\n');
            }
        }
        assertEquals("", differences.toString());
        assertTrue(members > 430, "members compared: " + members);
    }

    private static List<Class<?>> published() throws IOException, URISyntaxException {
        Path jar = Path.of(javax.servlet.sip.SipServlet.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .<Class<?>>map(SignatureTest::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TreeSet<String> minus(TreeSet<String> from, TreeSet<String> what) {
        TreeSet<String> left = new TreeSet<>(from);
        left.removeAll(what);
        return left;
    }

    private static String moved(String text) {
        return text.replace(OLD, "jakarta.servlet.");
    }

    private static TreeSet<String> members(Class<?> type) throws IllegalAccessException {
        TreeSet<String> all = new TreeSet<>();
        all.add("type " + Modifier.toString(type.getModifiers()) + " "
                + moved(String.valueOf(type.getGenericSuperclass())) + " "
                + moved(Arrays.toString(type.getGenericInterfaces())));
        for (Method method : type.getDeclaredMethods()) {
            if (visible(method.getModifiers()) && !method.isSynthetic() && !isOverride(method)) {
                all.add(moved(method.toGenericString()) + defaultOf(method));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (visible(constructor.getModifiers())) {
                all.add(moved(constructor.toGenericString()));
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (visible(field.getModifiers())) {
                all.add(moved(field.toGenericString()) + valueOf(field));
            }
        }
        return all;
    }

    /** toString and equals of interfaces are the same whether they are declared again or not. */
    private static boolean isOverride(Method method) {
        return Stream.of(Object.class.getMethods())
                .anyMatch(of -> of.getName().equals(method.getName())
                        && Arrays.equals(of.getParameterTypes(), method.getParameterTypes()));
    }

    private static String defaultOf(Method method) {
        Object value = method.getDefaultValue();
        return value == null ? "" : " default " + value;
    }

    private static String valueOf(Field field) throws IllegalAccessException {
        boolean constant = Modifier.isStatic(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        return constant ? " = " + moved(String.valueOf(field.get(null))) : "";
    }

    private static boolean visible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
