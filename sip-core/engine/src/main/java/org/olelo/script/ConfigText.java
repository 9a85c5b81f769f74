package org.olelo.script;

import java.util.List;
import java.util.Map;
import org.olelo.script.ast.Config;
import org.olelo.script.lex.Token;
import org.olelo.script.parse.Parser;
import org.olelo.script.preprocess.Defines;
import org.olelo.script.preprocess.Preprocessed;
import org.olelo.script.preprocess.Preprocessor;
import org.olelo.script.preprocess.TokenPrinter;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.SourceFile;
import org.olelo.script.source.SourceRange;
import org.olelo.script.source.SourceResolver;

/**
 * A configuration as read: preprocessed and parsed, not yet checked against modules.
 *
 * @param config the syntax tree
 * @param defines the defines at the end of the file
 * @param files the main file and everything included
 * @param tokens what the preprocessor left, for printing
 */
public record ConfigText(Config config, Defines defines, List<SourceFile> files, List<Token> tokens) {
    /** The text after preprocessing ({@code --cfg-print}). */
    public String printed() {
        return TokenPrinter.print(tokens);
    }

    /**
     * Reads a configuration file. Faults are reported; what could be understood is returned all the same.
     *
     * @param path the main file
     * @param defineOptions {@code NAME} or {@code NAME=VALUE} of {@code -A}
     * @param substitutions directives of the command line, as {@code substdef "/a/b/"}
     */
    public static ConfigText read(
            String path,
            SourceResolver resolver,
            List<String> defineOptions,
            List<String> substitutions,
            Diagnostics diagnostics) {
        SourceFile main = resolver.resolve(path, null);
        if (main == null) {
            main = new SourceFile(path, "");
            diagnostics.error(new SourceRange(main, 0, 0), "cannot read the configuration file " + path);
        }
        return read(main, resolver, defineOptions, substitutions, diagnostics);
    }

    /** Reads a configuration whose main text is at hand. */
    public static ConfigText read(
            SourceFile main,
            SourceResolver resolver,
            List<String> defineOptions,
            List<String> substitutions,
            Diagnostics diagnostics) {
        Defines defines = Defines.standard();
        SourceRange start = new SourceRange(main, 0, 0);
        for (String option : defineOptions) {
            if (!defines.addOption(option)) {
                diagnostics.error(start, "cannot define " + option);
            }
        }
        Map<String, String> environment = System.getenv();
        Preprocessor preprocessor = new Preprocessor(resolver, defines, environment, diagnostics);
        StringBuilder prelude = new StringBuilder();
        for (String directive : substitutions) {
            prelude.append("#!").append(directive).append('\n');
        }
        if (!prelude.isEmpty()) {
            preprocessor.prelude(new SourceFile("command line", prelude.toString()));
        }
        Preprocessed preprocessed = preprocessor.run(main);
        Config config = new Parser(preprocessed, diagnostics).parse();
        return new ConfigText(config, preprocessed.defines(), preprocessed.files(), preprocessed.tokens());
    }
}
