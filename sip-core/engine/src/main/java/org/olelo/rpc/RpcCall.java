package org.olelo.rpc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of an RPC command: parameters in, values out. Conversions are lenient as with Kamailio's {@code .} format: "5" and 5 both serve where
 * a number is wanted.
 */
public final class RpcCall {
    private final List<RpcValue> parameters;
    private final List<RpcValue> results = new ArrayList<>();

    /** A call with positional parameters. */
    public RpcCall(List<RpcValue> parameters) {
        this.parameters = parameters;
    }

    /** How many parameters were given. */
    public int count() {
        return parameters.size();
    }

    /** The parameter, or null past the end. */
    public @Nullable RpcValue parameter(int index) {
        return index < parameters.size() ? parameters.get(index) : null;
    }

    /** The parameter as text; numbers in decimal. Fault 400 where it is missing. */
    public String text(int index) {
        RpcValue value = required(index);
        return switch (value) {
            case RpcValue.Text text -> text.value();
            case RpcValue.Int number -> Long.toString(number.value());
            case RpcValue.Real real -> Double.toString(real.value());
            case RpcValue.Struct s -> throw new RpcFault(400, "Invalid parameter value");
            case RpcValue.Array a -> throw new RpcFault(400, "Invalid parameter value");
            case RpcValue.Null n -> throw new RpcFault(400, "Invalid parameter value");
        };
    }

    /** The parameter as text, or the default where it is missing. */
    public String text(int index, String missing) {
        return index < parameters.size() ? text(index) : missing;
    }

    /** The parameter as a number. Fault 400 where it is missing or no number. */
    public long number(int index) {
        RpcValue value = required(index);
        return switch (value) {
            case RpcValue.Int number -> number.value();
            case RpcValue.Real real -> (long) real.value();
            case RpcValue.Text text -> parse(text.value());
            case RpcValue.Struct s -> throw new RpcFault(400, "Invalid parameter value");
            case RpcValue.Array a -> throw new RpcFault(400, "Invalid parameter value");
            case RpcValue.Null n -> throw new RpcFault(400, "Invalid parameter value");
        };
    }

    /** The parameter as a number, or the default where it is missing. */
    public long number(int index, long missing) {
        return index < parameters.size() ? number(index) : missing;
    }

    /** Adds a result. */
    public void add(RpcValue value) {
        results.add(value);
    }

    /** Adds a string result. */
    public void add(String value) {
        results.add(new RpcValue.Text(value));
    }

    /** Adds an integer result. */
    public void add(long value) {
        results.add(new RpcValue.Int(value));
    }

    /** Adds a structure and returns it to be filled. */
    public RpcValue.Struct struct() {
        RpcValue.Struct result = new RpcValue.Struct();
        results.add(result);
        return result;
    }

    /** Adds an array and returns it to be filled. */
    public RpcValue.Array array() {
        RpcValue.Array result = new RpcValue.Array();
        results.add(result);
        return result;
    }

    /** What the command added, in order. */
    public List<RpcValue> results() {
        return results;
    }

    private RpcValue required(int index) {
        if (index >= parameters.size()) {
            throw new RpcFault(400, "Too few parameters");
        }
        return parameters.get(index);
    }

    private static long parse(String text) {
        try {
            return Long.decode(text.trim());
        } catch (NumberFormatException e) {
            throw new RpcFault(400, "Invalid parameter value");
        }
    }
}
