package org.olelo.script.lex;

/** The kinds of token. Keywords are {@link #WORD}s: the parser knows what they mean where. */
public enum TokenKind {
    /** An identifier or keyword. */
    WORD("name"),
    /** Letters and digits that start with a digit and are no number, as {@code 4you}. */
    DIGIT_WORD("name"),
    /** Decimal, 0x, octal or binary number, or yes/no/on/off. */
    NUMBER("number"),
    /** A string; its text is what it means, escapes resolved and neighbours joined. */
    STRING("string"),
    /** A pseudo-variable as written. */
    VARIABLE("variable"),
    /** A select, {@code @ruri.user}, as written. */
    SELECT("select"),
    /** An IPv6 address without brackets. */
    IPV6("IPv6 address"),
    /** The name of an event route between its brackets. */
    EVENT_NAME("event name"),
    /** A preprocessor directive; text is its canonical word. */
    DIRECTIVE("directive"),
    LEFT_PAREN("'('"),
    RIGHT_PAREN("')'"),
    LEFT_BRACE("'{'"),
    RIGHT_BRACE("'}'"),
    LEFT_BRACKET("'['"),
    RIGHT_BRACKET("']'"),
    COMMA("','"),
    SEMICOLON("';'"),
    COLON("':'"),
    DOT("'.'"),
    ASSIGN("'='"),
    ADD_ASSIGN("'+='"),
    EQUAL("'=='"),
    NOT_EQUAL("'!='"),
    MATCH("'=~'"),
    LESS("'<'"),
    GREATER("'>'"),
    LESS_EQUAL("'<='"),
    GREATER_EQUAL("'>='"),
    SHIFT_LEFT("'<<'"),
    SHIFT_RIGHT("'>>'"),
    OR("'||'"),
    AND("'&&'"),
    BIT_OR("'|'"),
    BIT_AND("'&'"),
    BIT_XOR("'^'"),
    BIT_NOT("'~'"),
    NOT("'!'"),
    PLUS("'+'"),
    MINUS("'-'"),
    STAR("'*'"),
    SLASH("'/'"),
    /** A char that starts no token; already reported. */
    BAD("unexpected character"),
    /** The end of the input. */
    END("end of file");

    private final String label;

    TokenKind(String label) {
        this.label = label;
    }

    /** As shown in messages. */
    public String label() {
        return label;
    }
}
