package org.olelo.script.preprocess;

import java.util.List;
import org.olelo.script.lex.Token;
import org.olelo.script.source.SourceFile;

/**
 * What the parser reads.
 *
 * @param tokens without directives, defines replaced; the last is END
 * @param mode the dialect
 * @param defines the defines at the end of the file
 * @param files the main file and everything included, in order of reading
 */
public record Preprocessed(List<Token> tokens, CompatMode mode, Defines defines, List<SourceFile> files) {}
