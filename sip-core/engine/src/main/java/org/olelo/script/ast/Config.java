package org.olelo.script.ast;

import java.util.List;
import org.olelo.script.preprocess.CompatMode;
import org.olelo.script.source.SourceFile;

/**
 * A parsed configuration.
 *
 * @param main the main file
 * @param mode the dialect
 * @param items everything at top level in order
 */
public record Config(SourceFile main, CompatMode mode, List<Item> items) {}
