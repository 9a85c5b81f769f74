package org.olelo.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the GNU C library accepts and matches. */
class PosixRegexTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ' ', textBlock = """
            ^abc$ xABCx false
            abc xABCx true
            a.b a\\nb true
            ^b a\\nb false
            ^[[:alpha:]]+[0-9]$ ab1 true
            [[:digit:][:upper:]_] x_ true
            []a] ] true
            [^]a] a] false
            [\\.] \\ true
            [a-c-] - true
            a\\d ad true
            a\\d a1 false
            a\\sb `a b` true
            \\<you\\> `to you` true
            a{,2}b b true
            a{2} aa true
            a{2,} a false
            (a)\\1b aab true
            a** aaa true
            x+? x true
            a) a) true
            () x true
            a| x true
            ^\\+?[0-9]{3,18}$ +49301234 true
            friendly-scanner|sipcli sipcli/1.8 true
            """)
    void shouldMatch(String pattern, String text, boolean expected) {
        assertEquals(expected, PosixRegex.compile(pattern, true).find(text.replace("\\n", "\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a",
                "a|*b",
                "(?:a)",
                "a{b",
                "a{",
                "{1}",
                "[a",
                "[z-a]",
                "[[:foo:]]",
                "(a",
                "a\\",
                "^*a",
                "+",
                "a{2,1}"
            })
    void shouldRefuse(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> PosixRegex.compile(pattern, true));
    }

    @Test
    void shouldPreferTheLongestMatch() {
        assertArrayEquals(
                new int[] {0, 3}, PosixRegex.compile("a|ab|abc", false).find("abcd", 0));
        assertArrayEquals(
                new int[] {1, 3, 1, 2, -1, -1},
                PosixRegex.compile("(a)b|(x)y", false).find("zab", 0));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ' ', textBlock = """
            /b/X/ abcb aXcb
            /b/X/g abcb aXcX
            /B/X/gi abcb aXcX
            /(a)(b)/\\2\\1/ xabx xbax
            !b=([0-9]+)!X\\1X! a=1;b=22;c a=1;X22X;c
            /^(.)/00\\1/ 49 0049
            """)
    void shouldSubstitute(String expression, String text, String expected) {
        assertEquals(expected, RegexSubstitution.parse(expression).apply(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/^/00/", "/x*/-/g", "/$/!/", "/a*/x/g"})
    void shouldSubstituteNothingWhereAMatchIsEmpty(String expression) {
        RegexSubstitution substitution = RegexSubstitution.parse(expression);
        assertNull(substitution.apply("abc"));
        assertTrue(substitution.matches("abc"));
        assertEquals(0, substitution.replaceEach("abc", (start, end, text) -> fail(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/b", "/a", "", "/a/b/x", "/(/b/"})
    void shouldRefuseSubstitutions(String expression) {
        assertThrows(IllegalArgumentException.class, () -> RegexSubstitution.parse(expression));
    }
}
