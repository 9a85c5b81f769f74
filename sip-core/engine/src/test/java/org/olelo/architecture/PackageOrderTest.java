package org.olelo.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The packages build on each other in one direction; a module meets another only through its api. */
class PackageOrderTest {
    private static final String ROOT = "org.olelo.";
    private static final List<String> ORDER = List.of(
            "text",
            "timer",
            "sip",
            "net",
            "db",
            "cfg",
            "rpc",
            "pv",
            "routing",
            "transaction",
            "spi",
            "script",
            "module",
            "server",
            "ra");

    /** A variable is read in the context of a message, and the context keeps values: the two know each other. */
    private static final Set<String> MUTUAL = Set.of("pv>routing");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.olelo");

    @Test
    void shouldDependOnLowerPackagesOnly() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String from = layer(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = layer(dependency.getTargetClass());
                if (ORDER.indexOf(to) > ORDER.indexOf(from) && !from.isEmpty() && !MUTUAL.contains(from + ">" + to)) {
                    violations.add(type.getName() + " -> "
                            + dependency.getTargetClass().getName());
                }
            }
        }
        assertTrue(CLASSES.size() > 100, "classes were read");
        assertEquals(Set.of(), violations);
    }

    @Test
    void shouldMeetOtherModulesThroughTheirApi() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String from = module(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = module(dependency.getTargetClass());
                boolean foreign = !from.isEmpty() && !to.isEmpty() && !from.equals(to);
                if (foreign && !dependency.getTargetClass().getPackageName().equals(ROOT + "module." + to + ".api")) {
                    violations.add(type.getName() + " -> "
                            + dependency.getTargetClass().getName());
                }
            }
        }
        assertEquals(Set.of(), violations);
    }

    private static String layer(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.")[0] : "";
    }

    private static String module(JavaClass type) {
        String name = type.getPackageName();
        String prefix = ROOT + "module.";
        return name.startsWith(prefix) ? name.substring(prefix.length()).split("\\.")[0] : "";
    }
}
