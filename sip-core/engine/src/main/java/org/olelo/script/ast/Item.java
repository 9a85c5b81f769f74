package org.olelo.script.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.script.source.SourceRange;

/** What may stand at top level of a configuration. */
public sealed interface Item {
    /** The whole text of the item. */
    SourceRange range();

    /**
     * A core parameter.
     *
     * @param name canonical name (aliases resolved)
     */
    record Parameter(String name, Literal value, SourceRange nameRange, SourceRange range) implements Item {}

    /**
     * {@code group.name = value desc "..."}, or {@code group[id].name = value}.
     *
     * @param id null without brackets
     */
    record CustomParameter(
            String group,
            @Nullable Integer id,
            String name,
            Literal value,
            @Nullable String description,
            SourceRange range)
            implements Item {}

    /**
     * One {@code listen=} socket; an address list makes several items.
     *
     * @param advertiseHost null when not given
     * @param advertisePort 0 when not given
     * @param name null when not given
     */
    record Listen(
            SocketText socket,
            @Nullable String advertiseHost,
            int advertisePort,
            @Nullable String name,
            boolean virtual,
            SourceRange range)
            implements Item {}

    /** One {@code alias=}. */
    record Alias(SocketText alias, SourceRange range) implements Item {}

    /**
     * {@code loadmodule "file"}.
     *
     * @param file as written
     * @param module the module's name
     */
    record LoadModule(String file, String module, SourceRange range) implements Item {}

    /** {@code loadpath}, {@code mpath}. */
    record LoadPath(String path, SourceRange range) implements Item {}

    /**
     * {@code modparam("modules", "name", value)}.
     *
     * @param modules a name, or names separated by {@code |}, or a regular expression
     * @param expand modparamx: variables in the value are replaced
     */
    record ModParam(
            String modules,
            String name,
            Literal value,
            boolean expand,
            SourceRange modulesRange,
            SourceRange nameRange,
            SourceRange range)
            implements Item {}

    /**
     * One flag of a {@code flags} declaration.
     *
     * @param number -1 when not given
     */
    record Flag(String name, int number, SourceRange range) implements Item {}

    /** {@code cfgengine "name"}. */
    record Engine(String name, SourceRange range) implements Item {}

    /**
     * A block of statements.
     *
     * @param name empty for the unnamed blocks; {@code route[0]} is unnamed
     */
    record Block(BlockKind kind, String name, List<Statement> body, SourceRange nameRange, SourceRange range)
            implements Item {}
}
