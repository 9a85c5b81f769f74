package org.olelo.module.registrar;

import java.util.regex.Pattern;

/** The name of a location table as argument. */
public final class TableName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String name;

    private TableName(String name) {
        this.name = name;
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it cannot be the name of a table
     */
    public static TableName parseArgument(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" cannot be the name of a table");
        }
        return new TableName(text);
    }

    String name() {
        return name;
    }
}
