package org.olelo.module.pv;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvCatalog;
import org.olelo.pv.PvFactory;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.PvType;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** Declares classes of variables in few words. */
final class VariableTable {
    private final PvCatalog catalog;

    VariableTable(PvCatalog catalog) {
        this.catalog = catalog;
    }

    /** Reads a text; null means {@code $null}. */
    interface TextReader {
        @Nullable
        String read(MessageContext ctx);
    }

    /** Reads a number. */
    interface NumberReader {
        int read(MessageContext ctx);
    }

    /** Assigns; false when it fails. */
    interface Writer {
        boolean write(MessageContext ctx, Value value);
    }

    /** A read-only class without name and index. */
    void value(Pv reader, String... names) {
        PvFactory factory = name -> {
            name.bare();
            return reader;
        };
        factory(factory, names);
    }

    /** A read-only text without name and index. */
    void text(TextReader reader, String... names) {
        value(new TextPv(reader), names);
    }

    /** A read-only number without name and index. */
    void number(NumberReader reader, String... names) {
        value(new NumberPv(reader), names);
    }

    /** A writable class without name and index. */
    void writable(Pv reader, Writer writer, String... names) {
        value(new WritablePv(reader, writer), names);
    }

    /** A class whose inner names are fixed. */
    void keyed(String className, Map<String, Pv> byKey) {
        factory(
                name -> {
                    name.unindexed();
                    Pv found = byKey.get(name.constantInner());
                    if (found == null) {
                        throw new PvSyntaxException(
                                "$" + className + " knows no \"" + name.inner() + "\", only " + byKey.keySet());
                    }
                    return found;
                },
                className);
    }

    void factory(PvFactory factory, String... names) {
        for (String name : names) {
            catalog.addVariable(name, factory);
        }
    }

    /** A text as variable. */
    record TextPv(TextReader reader) implements Pv {
        @Override
        public Value get(MessageContext ctx) {
            return Value.of(reader.read(ctx));
        }

        @Override
        public PvType type() {
            return PvType.STRING;
        }
    }

    /** A number as variable. */
    record NumberPv(NumberReader reader) implements Pv {
        @Override
        public Value get(MessageContext ctx) {
            return Value.of(reader.read(ctx));
        }

        @Override
        public PvType type() {
            return PvType.INT;
        }
    }

    /** Reader and writer as variable. */
    record WritablePv(Pv reader, Writer writer) implements Pv {
        @Override
        public Value get(MessageContext ctx) {
            return reader.get(ctx);
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public boolean set(MessageContext ctx, Value value) {
            return writer.write(ctx, value);
        }
    }
}
