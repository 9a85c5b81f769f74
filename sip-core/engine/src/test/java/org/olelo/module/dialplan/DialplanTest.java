package org.olelo.module.dialplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.PvCatalog;

class DialplanTest {
    private static final CatalogPvParser PARSER = new CatalogPvParser(new PvCatalog());

    private static Rule rule(int priority, int operator, String match, int length, String substitution, String text) {
        return Rule.of(priority, operator, match, length, substitution, text, "p" + priority, PARSER);
    }

    @Test
    void shouldReplaceGroups() {
        Rule rule = rule(1, 1, "^x", 0, "^x(..)(.)$", "\\2-\\1-\\0");
        assertEquals("c-ab-xabc", rule.translate("xabc", null));
        assertNull(rule.translate("xabcd", null));
    }

    @Test
    void shouldGiveTheTextAsItIsWithoutSubstitution() {
        assertEquals("bob-$fU", rule(1, 0, "bob", 0, "", "bob-$fU").translate("bob", null));
        assertEquals("", rule(1, 1, "bob", 0, "", "").translate("bob", null));
    }

    @Test
    void shouldRefuseGroupsThatAreNotThere() {
        assertThrows(IllegalArgumentException.class, () -> rule(1, 1, "^q(.)$", 0, "", "a\\1"));
        assertThrows(IllegalArgumentException.class, () -> rule(1, 1, "(", 0, "", ""));
        assertThrows(IllegalArgumentException.class, () -> rule(1, 3, "x", 0, "", ""));
    }

    @Test
    void shouldTryRulesForTheLengthFirstThenByPriority() {
        Dialplan dialplan = new Dialplan(
                List.of(rule(2, 1, "^x", 0, "", "b"), rule(1, 1, "^x", 0, "", "a"), rule(9, 1, "^x", 3, "", "three")));
        Rule three = dialplan.find("xab");
        Rule other = dialplan.find("xabc");
        assertNotNull(three);
        assertNotNull(other);
        assertEquals("three", three.replacementText());
        assertEquals("a", other.replacementText());
        assertNull(dialplan.find("y"));
        assertNull(dialplan.find(""));
    }

    @Test
    void shouldMatchShellPatterns() {
        assertTrue(FnMatch.compile("f*n?").matcher("foong").matches());
        assertFalse(FnMatch.compile("f*n?").matcher("fon").matches());
        assertTrue(FnMatch.compile("[!a-m]z[xy]").matcher("nzx").matches());
        assertFalse(FnMatch.compile("[!a-m]z[xy]").matcher("azx").matches());
        assertTrue(FnMatch.compile("a\\*[").matcher("a*[").matches());
    }
}
