package org.olelo.web.body;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.ejb.service.InvalidInputException;
import org.olelo.ejb.service.Page;

/**
 * Which part of a list is wanted.
 *
 * @param offset how many come before it, 0 or more
 * @param limit the most it has, 1 to {@link Page#LIMIT}
 */
public record Paging(int offset, int limit) {
    private static final int USUAL = 100;

    /** From query parameters; null: the beginning, and 100. Throws {@link InvalidInputException}. */
    public static Paging of(@Nullable String offset, @Nullable String limit) {
        Map<String, String> faults = new HashMap<>();
        int from = number("offset", offset, 0, 0, Integer.MAX_VALUE, faults);
        int most = number("limit", limit, USUAL, 1, Page.LIMIT, faults);
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return new Paging(from, most);
    }

    /** The part as JSON: items, how many there are in all, and the offset. */
    public JsonObject json(JsonArrayBuilder items, long total) {
        return Json.createObjectBuilder()
                .add("items", items)
                .add("total", total)
                .add("offset", offset)
                .build();
    }

    private static int number(
            String name, @Nullable String text, int missing, int least, int most, Map<String, String> faults) {
        if (text == null || text.isEmpty()) {
            return missing;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the fault below
        }
        faults.put(name, "must be a whole number from " + least + " to " + most);
        return missing;
    }
}
