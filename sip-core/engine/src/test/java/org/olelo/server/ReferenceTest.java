package org.olelo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    @Test
    void shouldDescribeEveryClassOfVariables() throws ConfigurationException {
        Reference reference = Reference.load();
        Set<String> silent = new TreeSet<>();
        for (String name : reference.variableClasses()) {
            if (reference.explain("$" + name).isEmpty()) {
                silent.add(name);
            }
        }
        assertEquals(Set.of(), silent);
    }

    @Test
    void shouldDescribeOnlyVariablesThatExist() throws ConfigurationException {
        Reference reference = Reference.load();
        Set<String> unknown = new TreeSet<>();
        for (String line : reference.describedVariables()) {
            for (String name : line.split(",\\$")) {
                String className = name.replaceFirst("^\\$", "").replaceFirst("\\(.*", "");
                if (line.startsWith("$") && !reference.variableClasses().contains(className)) {
                    unknown.add(className);
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void shouldExplainFunctionsParametersTransformationsAndCommands() throws ConfigurationException {
        Reference reference = Reference.load();
        assertTrue(reference.explain("t_relay").contains("module: tm"));
        assertTrue(reference.explain("children").contains("default: 8"));
        assertTrue(reference.explain("s.len").contains("length"));
        assertTrue(reference.explain("htable.dump").contains("RPC command"));
        assertEquals("", reference.explain("no_such_name"));
    }
}
