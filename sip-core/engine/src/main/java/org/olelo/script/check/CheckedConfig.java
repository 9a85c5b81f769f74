package org.olelo.script.check;

import java.util.List;
import java.util.Map;
import org.olelo.script.ast.Config;
import org.olelo.script.ast.Item;
import org.olelo.script.ast.Literal;

/**
 * A configuration whose modules are loaded and whose parameters are set; its routes are not compiled yet.
 *
 * @param config the syntax tree
 * @param parameters core parameters by canonical name, the last assignment of each
 * @param customParameters in order
 * @param listens in order
 * @param aliases in order
 * @param flags declared flags by name
 * @param engine the name of the script engine, native when the route blocks of this file are it
 */
public record CheckedConfig(
        Config config,
        Map<String, Literal> parameters,
        List<Item.CustomParameter> customParameters,
        List<Item.Listen> listens,
        List<Item.Alias> aliases,
        Map<String, Integer> flags,
        String engine) {}
