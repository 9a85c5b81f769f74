package org.olelo.script.preprocess;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.script.lex.Directive;
import org.olelo.script.lex.Keywords;
import org.olelo.script.lex.Lexer;
import org.olelo.script.lex.Token;
import org.olelo.script.lex.TokenKind;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.SourceFile;
import org.olelo.script.source.SourceRange;
import org.olelo.script.source.SourceResolver;
import org.olelo.spi.bind.LoadedModules;
import org.olelo.text.RegexSubstitution;

/** Executes directives, includes files, replaces defines: makes the token list that the parser reads. One use. */
public final class Preprocessor {
    /** Files open in each other, as in Kamailio. */
    public static final int MAX_INCLUDE_DEPTH = 10;
    /** Nested conditionals, as in Kamailio. */
    public static final int MAX_IF_DEPTH = 512;

    private static final int MAX_EXPANSION_DEPTH = 64;
    private static final int MAX_TOKENS = 4_000_000;
    private static final int MAX_EXPANSIONS = 1_000_000;
    /** Includes in all: files that include themselves several times would double with each level. */
    private static final int MAX_INCLUDES = 2_000;

    private final SourceResolver resolver;
    private final Defines defines;
    private final Map<String, String> environment;
    private final Diagnostics diagnostics;
    private final List<RegexSubstitution> substitutions = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>(4096);
    private final List<SourceFile> files = new ArrayList<>();
    private final Deque<Input> inputs = new ArrayDeque<>();
    private final Deque<Conditional> conditionals = new ArrayDeque<>();
    private CompatMode mode = CompatMode.MAXCOMPAT;
    private int includeDepth;
    private int expansions;
    private boolean joinNext;
    private boolean tooManyIncludes;
    private @Nullable SourceFile prelude;

    private record Input(Lexer lexer, @Nullable String macro, int expansionDepth) {}

    private record Conditional(SourceRange range, boolean taken, boolean hadElse) {}

    /**
     * A preprocessor with defines of the command line.
     *
     * @param environment for defenv; usually {@link System#getenv()}
     */
    public Preprocessor(
            SourceResolver resolver, Defines defines, Map<String, String> environment, Diagnostics diagnostics) {
        this.resolver = resolver;
        this.defines = defines;
        this.environment = environment;
        this.diagnostics = diagnostics;
    }

    /** Directives of the command line ({@code --substdef}), read before the configuration. */
    public void prelude(SourceFile directives) {
        prelude = directives;
    }

    /** Reads the whole configuration. */
    public Preprocessed run(SourceFile main) {
        files.add(main);
        includeDepth = 1;
        inputs.push(new Input(new Lexer(main, diagnostics), null, 0));
        if (prelude != null) {
            includeDepth++;
            inputs.push(new Input(new Lexer(prelude, diagnostics), null, 0));
        }
        Token end = new Token(
                TokenKind.END,
                "",
                new SourceRange(main, main.text().length(), main.text().length()));
        while (!inputs.isEmpty() && tokens.size() < MAX_TOKENS) {
            Input input = inputs.element();
            Token token = input.lexer().next();
            if (token.is(TokenKind.END)) {
                closeInput();
            } else {
                accept(token, input);
            }
        }
        if (tokens.size() >= MAX_TOKENS) {
            diagnostics.error(end.range(), "the configuration is too large: over " + MAX_TOKENS + " tokens");
        }
        reportOpenConditionals();
        tokens.add(end);
        return new Preprocessed(tokens, mode, defines, files);
    }

    private void closeInput() {
        Input closed = inputs.pop();
        if (closed.macro() == null) {
            includeDepth--;
        } else if (closed.lexer().endsInComment() && !inputs.isEmpty()) {
            inputs.element().lexer().skipRestOfLine();
        }
    }

    private void accept(Token token, Input input) {
        switch (token.kind()) {
            case DIRECTIVE -> directive(token, input);
            case WORD -> word(token, input);
            case STRING -> string(token, input);
            case VARIABLE -> add(token.withText(substituted(token.text())));
            default -> add(token);
        }
    }

    private void add(Token token) {
        tokens.add(token);
        joinNext = false;
    }

    // ---- words and strings

    private void word(Token token, Input input) {
        String word = token.text();
        if (word.equals("include_file") || word.equals("import_file")) {
            include(token, word.equals("include_file"), input);
            return;
        }
        Define define = Keywords.isReserved(word) ? null : defines.find(word);
        if (define == null) {
            add(token);
        } else if (define.quoted()) {
            string(new Token(TokenKind.STRING, define.value(), token.range()), input);
        } else {
            expand(define, token, input);
        }
    }

    private void expand(Define define, Token token, Input input) {
        if (define.value().isEmpty()) {
            return;
        }
        expansions++;
        if (input.expansionDepth() >= MAX_EXPANSION_DEPTH || isOpen(define.name())) {
            diagnostics.error(token.range(), "define " + define.name() + " expands to itself");
            return;
        }
        if (expansions > MAX_EXPANSIONS) {
            if (expansions == MAX_EXPANSIONS + 1) {
                diagnostics.error(token.range(), "too many expansions of defines");
            }
            return;
        }
        Lexer lexer = new Lexer(define.value(), token.range(), diagnostics);
        inputs.push(new Input(lexer, define.name(), input.expansionDepth() + 1));
    }

    private boolean isOpen(String macro) {
        for (Input input : inputs) {
            if (macro.equals(input.macro())) {
                return true;
            }
        }
        return false;
    }

    private void string(Token token, Input input) {
        Token previous = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        String text = substituted(token.text());
        if (joinNext && previous != null && previous.is(TokenKind.STRING)) {
            tokens.set(tokens.size() - 1, previous.withText(previous.text() + text));
        } else {
            tokens.add(token.withText(text));
            defineModule(previous, text);
        }
        // the string that ends a define joins the one after the define
        joinNext = input.macro() != null;
    }

    // MOD_x exists from the line after loadmodule on
    private void defineModule(@Nullable Token previous, String text) {
        if (previous != null && (previous.isWord("loadmodule") || previous.isWord("loadmodulex"))) {
            defines.put(new Define("MOD_" + LoadedModules.moduleName(text), "", false));
        }
    }

    private String substituted(String text) {
        String result = text;
        for (RegexSubstitution substitution : substitutions) {
            String changed = substitution.apply(result);
            if (changed != null) {
                result = changed;
            }
        }
        return result;
    }

    // ---- directives

    private void directive(Token token, Input input) {
        Directive directive = Directive.values()[token.number()];
        switch (directive) {
            case DEFINE, TRYDEF, REDEF -> define(token, directive);
            case UNDEF, TRYUNDEF -> undefine(token, directive == Directive.UNDEF);
            case DEFEXP, DEFEXPS -> defineExpression(token, directive == Directive.DEFEXPS);
            case DEFENV, DEFENVS, TRYDEFENV, TRYDEFENVS -> defineEnvironment(token, directive);
            case IFDEF, IFNDEF, IFEXP, ELSE, ENDIF -> conditional(token, directive, input);
            case SUBST, SUBSTDEF, SUBSTDEFS -> substitution(token, directive, input);
            case INCLUDE_FILE, IMPORT_FILE -> include(token, directive == Directive.INCLUDE_FILE, input);
            case MODE_KAMAILIO -> mode = CompatMode.KAMAILIO;
            case MODE_SER -> mode = CompatMode.SER;
            case MODE_MAXCOMPAT -> mode = CompatMode.MAXCOMPAT;
        }
    }

    private void define(Token token, Directive directive) {
        String name = nameOf(token);
        if (name == null) {
            return;
        }
        boolean known = defines.find(name) != null;
        if (known && directive == Directive.TRYDEF) {
            return;
        }
        if (known && directive == Directive.DEFINE) {
            diagnostics.error(
                    token.range(),
                    name + " is already defined",
                    "use #!redefine to change it, or #!trydef to keep the first");
            return;
        }
        put(token, new Define(name, restOf(token), false));
    }

    private void put(Token token, Define define) {
        if (!defines.put(define)) {
            diagnostics.error(token.range(), "more than " + Defines.LIMIT + " defines");
        }
    }

    private void undefine(Token token, boolean mustExist) {
        String name = nameOf(token);
        if (name != null && !defines.remove(name) && mustExist) {
            diagnostics.warning(token.range(), name + " is not defined", "use #!tryundef when it may be missing");
        }
    }

    private void defineExpression(Token token, boolean quoted) {
        String name = nameOf(token);
        if (name == null) {
            return;
        }
        try {
            DefineExpression.Result result = DefineExpression.evaluate(restOf(token), defines);
            boolean text = quoted || result.isText();
            put(token, new Define(name, result.text(), text));
        } catch (IllegalArgumentException e) {
            diagnostics.error(token.range(), String.valueOf(e.getMessage()));
        }
    }

    // NAME, or NEWNAME=NAME
    private void defineEnvironment(Token token, Directive directive) {
        String words = token.argument().strip();
        int equals = words.indexOf('=');
        String name = equals < 0 ? words : words.substring(0, equals).strip();
        String variable = equals < 0 ? words : words.substring(equals + 1).strip();
        if (name.isEmpty() || variable.isEmpty()) {
            diagnostics.error(token.range(), "the name of an environment variable is missing");
            return;
        }
        String value = environment.get(variable);
        boolean optional = directive == Directive.TRYDEFENV || directive == Directive.TRYDEFENVS;
        if (value == null) {
            if (!optional) {
                diagnostics.error(
                        token.range(),
                        "environment variable " + variable + " is not set",
                        "use #!trydefenv when it may be missing");
            }
            return;
        }
        if (defines.find(name) != null) {
            if (!optional) {
                diagnostics.error(token.range(), name + " is already defined");
            }
            return;
        }
        boolean quoted = directive == Directive.DEFENVS || directive == Directive.TRYDEFENVS;
        put(token, new Define(name, value, quoted));
    }

    private @Nullable String nameOf(Token token) {
        String argument = token.argument().stripLeading();
        int end = 0;
        while (end < argument.length() && isNamePart(argument.charAt(end))) {
            end++;
        }
        boolean blankAfter = end == argument.length() || Character.isWhitespace(argument.charAt(end));
        if (argument.isEmpty() && !token.argument().isEmpty()) {
            diagnostics.warning(
                    token.range(), "a name must follow #!" + token.text(), "Kamailio takes it for a comment");
            return null;
        }
        if (end == 0 || Character.isDigit(argument.charAt(0)) && !blankAfter) {
            diagnostics.error(token.range(), "a name must follow #!" + token.text());
            return null;
        }
        if (!blankAfter && argument.charAt(end) == '-') {
            diagnostics.error(token.range(), "a name has letters, digits and _ only", null);
            return null;
        }
        return argument.substring(0, end);
    }

    // the value: everything after the name, its leading blanks removed, a comment at its end included
    private static String restOf(Token token) {
        String argument = token.argument().stripLeading();
        int end = 0;
        while (end < argument.length() && isNamePart(argument.charAt(end))) {
            end++;
        }
        return argument.substring(end).stripLeading();
    }

    private static boolean isNamePart(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_');
    }

    // ---- conditionals

    private void conditional(Token token, Directive directive, Input input) {
        switch (directive) {
            case ELSE -> {
                Conditional open = conditionals.poll();
                if (open == null) {
                    diagnostics.warning(token.range(), "#!else without #!ifdef", null);
                    return;
                }
                conditionals.push(new Conditional(open.range(), open.taken(), true));
                // reached only from a part that was read, so the rest is not
                skip(input);
            }
            case ENDIF -> {
                if (conditionals.poll() == null) {
                    diagnostics.error(token.range(), "#!endif without #!ifdef");
                }
            }
            default -> open(token, directive, input);
        }
    }

    private void open(Token token, Directive directive, Input input) {
        if (conditionals.size() >= MAX_IF_DEPTH) {
            diagnostics.error(token.range(), "more than " + MAX_IF_DEPTH + " nested #!ifdef");
            return;
        }
        boolean holds = holds(token, directive);
        conditionals.push(new Conditional(token.range(), holds, false));
        if (!holds) {
            skip(input);
        }
    }

    private boolean holds(Token token, Directive directive) {
        if (directive == Directive.IFEXP) {
            try {
                return DefineExpression.evaluate(token.argument(), defines).isTrue();
            } catch (IllegalArgumentException e) {
                diagnostics.error(token.range(), String.valueOf(e.getMessage()));
                return false;
            }
        }
        String name = nameOf(token);
        boolean defined = name != null && defines.find(name) != null;
        return defined == (directive == Directive.IFDEF);
    }

    // skips to the else or endif of the conditional on top
    private void skip(Input input) {
        int nested = 0;
        while (true) {
            Token token = input.lexer().nextConditional();
            if (token.is(TokenKind.END)) {
                return;
            }
            Directive directive = Directive.values()[token.number()];
            if (directive == Directive.ENDIF) {
                if (nested == 0) {
                    conditionals.pop();
                    return;
                }
                nested--;
            } else if (directive != Directive.ELSE) {
                nested++;
            } else if (nested == 0) {
                Conditional open = conditionals.element();
                if (!open.taken() && !open.hadElse()) {
                    conditionals.pop();
                    conditionals.push(new Conditional(open.range(), true, true));
                    return;
                }
            }
        }
    }

    private void reportOpenConditionals() {
        for (Conditional open : conditionals) {
            diagnostics.error(
                    open.range(),
                    "this conditional is never closed",
                    "add #!endif alone on its line, with a newline after it");
        }
    }

    // ---- substitutions and includes

    private void substitution(Token token, Directive directive, Input input) {
        Token argument = input.lexer().next();
        if (!argument.is(TokenKind.STRING)) {
            diagnostics.error(token.range(), "a string \"/pattern/replacement/flags\" must follow #!" + token.text());
            return;
        }
        try {
            RegexSubstitution substitution = RegexSubstitution.parse(argument.text());
            substitutions.add(substitution);
            if (directive == Directive.SUBST) {
                return;
            }
            String name = substitution.pattern();
            if (defines.find(name) != null) {
                diagnostics.warning(
                        argument.range(), name + " is already defined", "as identifier it keeps its first value");
                return;
            }
            put(token, new Define(name, substitution.replacement(), directive == Directive.SUBSTDEFS));
        } catch (IllegalArgumentException e) {
            diagnostics.error(argument.range(), "bad substitution: " + e.getMessage());
        }
    }

    private void include(Token token, boolean mustExist, Input input) {
        Token argument = input.lexer().next();
        if (!argument.is(TokenKind.STRING)) {
            diagnostics.error(token.range(), "the name of a file in quotes must follow " + token.text());
            return;
        }
        if (includeDepth > MAX_INCLUDE_DEPTH) {
            diagnostics.error(argument.range(), "more than " + MAX_INCLUDE_DEPTH + " files include each other");
            return;
        }
        String name = substituted(argument.text());
        SourceFile includer = input.lexer().file();
        SourceFile file = resolver.resolve(name, includer);
        if (file == null) {
            if (mustExist) {
                diagnostics.error(
                        argument.range(), "cannot read the file " + name, "use import_file when it may be missing");
            }
            return;
        }
        if (files.size() > MAX_INCLUDES) {
            if (!tooManyIncludes) {
                diagnostics.error(
                        argument.range(), "more than " + MAX_INCLUDES + " includes: do files include themselves?");
            }
            tooManyIncludes = true;
            return;
        }
        includeDepth++;
        files.add(file);
        inputs.push(new Input(new Lexer(file, diagnostics), null, 0));
    }
}
