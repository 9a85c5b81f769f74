package org.olelo.script.compile;

import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.script.source.SourceRange;

/** Constants. */
final class Literals {
    private Literals() {}

    static final class Int extends Expr {
        private final Value value;
        private final int number;

        Int(int number) {
            this.number = number;
            this.value = Value.of(number);
        }

        int number() {
            return number;
        }

        @Override
        Value value(MessageContext ctx) {
            return value;
        }

        @Override
        int number(MessageContext ctx) {
            return number;
        }

        @Override
        String text(MessageContext ctx) {
            return value.text();
        }
    }

    static final class Text extends Expr {
        private final Value value;
        private final String text;
        private final SourceRange range;

        Text(String text, SourceRange range) {
            this.text = text;
            this.value = Value.of(text);
            this.range = range;
        }

        String text() {
            return text;
        }

        @Override
        Value value(MessageContext ctx) {
            return value;
        }

        boolean isEmpty() {
            return text.isEmpty();
        }

        @Override
        int number(MessageContext ctx) {
            return Conversion.number(text, range);
        }

        @Override
        String text(MessageContext ctx) {
            return text;
        }
    }
}
