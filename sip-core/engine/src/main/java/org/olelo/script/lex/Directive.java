package org.olelo.script.lex;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The preprocessor directives after {@code #!} or {@code !!}. */
public enum Directive {
    DEFINE(Argument.NAME_AND_REST, "define", "def"),
    TRYDEF(Argument.NAME_AND_REST, "trydefine", "trydef"),
    REDEF(Argument.NAME_AND_REST, "redefine", "redef"),
    UNDEF(Argument.NAME_AND_REST, "undefine", "undef"),
    TRYUNDEF(Argument.NAME_AND_REST, "tryundefine", "tryundef"),
    DEFEXP(Argument.NAME_AND_REST, "defexp"),
    DEFEXPS(Argument.NAME_AND_REST, "defexps"),
    DEFENV(Argument.NAME_AND_REST, "defenv"),
    DEFENVS(Argument.NAME_AND_REST, "defenvs"),
    TRYDEFENV(Argument.NAME_AND_REST, "trydefenv"),
    TRYDEFENVS(Argument.NAME_AND_REST, "trydefenvs"),
    IFDEF(Argument.NAME_AND_REST, "ifdef"),
    IFNDEF(Argument.NAME_AND_REST, "ifndef"),
    IFEXP(Argument.NAME_AND_REST, "ifexp"),
    ELSE(Argument.NONE, "else"),
    ENDIF(Argument.NONE, "endif"),
    SUBST(Argument.STRING, "subst"),
    SUBSTDEF(Argument.STRING, "substdef"),
    SUBSTDEFS(Argument.STRING, "substdefs"),
    INCLUDE_FILE(Argument.STRING, "include_file"),
    IMPORT_FILE(Argument.STRING, "import_file"),
    MODE_KAMAILIO(Argument.NONE, "KAMAILIO", "OPENSER"),
    MODE_SER(Argument.NONE, "SER"),
    MODE_MAXCOMPAT(Argument.NONE, "MAXCOMPAT", "ALL");

    /** What follows the word. */
    enum Argument {
        NONE,
        NAME_AND_REST,
        STRING
    }

    private static final Map<String, Directive> BY_WORD = byWord();

    private final Argument argument;
    private final String[] words;

    Directive(Argument argument, String... words) {
        this.argument = argument;
        this.words = words;
    }

    /** The directive of that word, or null. */
    public static @Nullable Directive of(String word) {
        return BY_WORD.get(word);
    }

    /** True for the directives that open, turn or close a conditional part. */
    public boolean conditional() {
        return this == IFDEF || this == IFNDEF || this == IFEXP || this == ELSE || this == ENDIF;
    }

    /** The word, the first of its spellings. */
    public String word() {
        return words[0];
    }

    Argument argument() {
        return argument;
    }

    private static Map<String, Directive> byWord() {
        Map<String, Directive> map = new java.util.HashMap<>();
        for (Directive directive : values()) {
            for (String word : directive.words) {
                map.put(word, directive);
            }
        }
        return Map.copyOf(map);
    }
}
