package org.olelo.web.body;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.ejb.service.InvalidInputException;

/**
 * The members of an object that was sent. Wrong types and unknown names are collected and thrown together by {@link #check}; a member that is
 * missing or null gives null or the default.
 */
public final class Members {
    private final JsonObject object;
    private final Map<String, String> faults = new HashMap<>();

    /**
     * Reads an object.
     *
     * @param known the names there may be
     */
    public Members(JsonObject object, Set<String> known) {
        this.object = object;
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                faults.put(name, "is not known here");
            }
        }
    }

    /** Text. */
    public @Nullable String text(String name) {
        JsonValue value = value(name);
        if (value == null || value instanceof JsonString) {
            return value == null ? null : ((JsonString) value).getString();
        }
        fault(name, "must be text");
        return null;
    }

    /** Text that must be there; "" after a fault. */
    public String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            faults.putIfAbsent(name, "must not be missing or empty");
            return "";
        }
        return text;
    }

    /** A whole number in that range. */
    public int integer(String name, int missing, int least, int most) {
        JsonValue value = value(name);
        if (value == null) {
            return missing;
        }
        if (value instanceof JsonNumber number && number.isIntegral()) {
            try {
                int whole = number.bigIntegerValueExact().intValueExact();
                if (whole >= least && whole <= most) {
                    return whole;
                }
            } catch (ArithmeticException e) {
                // too large: the fault below
            }
        }
        fault(name, "must be a whole number from " + least + " to " + most);
        return missing;
    }

    /** A number in that range. */
    public @Nullable Double real(String name, double least, double most) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonNumber number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        fault(name, "must be a number from " + least + " to " + most);
        return null;
    }

    /** Adds a fault of a member. */
    public void fault(String name, String reason) {
        faults.put(name, reason);
    }

    /** Throws {@link InvalidInputException} when there were faults. */
    public void check() {
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
    }

    private @Nullable JsonValue value(String name) {
        JsonValue value = object.get(name);
        return value == null || value == JsonValue.NULL ? null : value;
    }
}
