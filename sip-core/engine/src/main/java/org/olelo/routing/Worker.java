package org.olelo.routing;

import org.jspecify.annotations.Nullable;
import org.olelo.pv.Value;

/**
 * What one thread of execution owns while it runs scripts: the {@code $var} values (which live as long as the worker, as in a Kamailio
 * process), and scratch buffers. Used by one thread at a time.
 */
public final class Worker {
    private static final int KEEP = 16 * 1024;

    private final int index;
    private Value[] variables = new Value[0];
    private StringBuilder text = new StringBuilder(512);
    private boolean textBusy;

    /** Worker number index, from 0. */
    public Worker(int index) {
        this.index = index;
    }

    /** The number of the worker, from 0; Kamailio's process number less 1. */
    public int index() {
        return index;
    }

    /** The {@code $var} of that slot; 0 until assigned. */
    public Value variable(int slot) {
        if (slot >= variables.length) {
            return Value.of(0);
        }
        Value value = variables[slot];
        return value == null ? Value.of(0) : value;
    }

    /** The {@code $var} of that slot, or null until assigned. */
    public @Nullable Value assigned(int slot) {
        return slot < variables.length ? variables[slot] : null;
    }

    /** Assigns the {@code $var} of that slot. */
    public void variable(int slot, Value value) {
        if (slot >= variables.length) {
            variables = java.util.Arrays.copyOf(variables, Math.max(slot + 1, variables.length * 2));
        }
        variables[slot] = value;
    }

    /** Takes over the {@code $var} values of another worker as they are now; both workers are idle or the calling thread's. */
    public void takeVariables(Worker other) {
        variables = other.variables.clone();
    }

    /** An empty builder; give it back with {@link #returnText}. Nested use gets a fresh one. */
    public StringBuilder borrowText() {
        if (textBusy) {
            return new StringBuilder(256);
        }
        textBusy = true;
        text.setLength(0);
        return text;
    }

    /** Ends the use of a borrowed builder and returns its text. */
    public String returnText(StringBuilder builder) {
        String result = builder.toString();
        if (builder == text) {
            textBusy = false;
            if (text.capacity() > KEEP) {
                text = new StringBuilder(512);
            }
        }
        return result;
    }
}
