package org.olelo.module.textopsx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.olelo.module.pv.api.Selects;
import org.olelo.routing.MessageContext;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.text.Latin;

/** The selects {@code @hf_value.NAME[n]}, with {@code .uri} and {@code .name} below, and {@code @hf_value_exists.NAME.VALUE}. */
final class ValueSelects {
    private ValueSelects() {}

    static void addTo(Selects selects) {
        for (String name : new String[] {"*", "[s]"}) {
            boolean dashed = name.equals("*");
            String head = "hf_value." + name + ".[n]";
            selects.add(head, (ctx, a) -> joined(ctx, a, dashed, text -> text));
            selects.add(head + ".uri", (ctx, a) -> joined(ctx, a, dashed, ValueSelects::uri));
            selects.add(head + ".name", (ctx, a) -> joined(ctx, a, dashed, ValueSelects::display));
            selects.add("hf_value_exists." + name + ".*", (ctx, a) -> exists(ctx, a, dashed));
        }
    }

    private static String header(String written, boolean dashed) {
        return dashed ? written.replace('_', '-') : written;
    }

    private static @Nullable String uri(String value) {
        NameAddr address = NameAddr.parse(value);
        return address == null ? null : address.uriText();
    }

    private static @Nullable String display(String value) {
        NameAddr address = NameAddr.parse(value);
        String display = address == null ? null : address.display();
        return display == null || !display.startsWith("\"") ? display : display.substring(1, display.length() - 1);
    }

    /** The n-th value, from 1, or from -1 for the last; without a number all, joined by commas; null when there is none. */
    private static @Nullable String joined(
            MessageContext ctx, List<String> arguments, boolean dashed, Function<String, @Nullable String> part) {
        String number = arguments.get(1);
        List<String> all = values(ctx.message(), header(arguments.getFirst(), dashed));
        if (!number.isEmpty()) {
            int index = Latin.parseInt(number.startsWith("-") ? number.substring(1) : number);
            int at = number.startsWith("-") ? all.size() - index : index - 1;
            return at < 0 || at >= all.size() ? null : part.apply(all.get(at));
        }
        List<String> found = new ArrayList<>(all.size());
        for (String value : all) {
            String text = part.apply(value);
            if (text != null && !text.isEmpty()) {
                found.add(text);
            }
        }
        return found.isEmpty() ? null : String.join(",", found);
    }

    private static String exists(MessageContext ctx, List<String> arguments, boolean dashed) {
        List<String> all = values(ctx.message(), header(arguments.getFirst(), dashed));
        return all.contains(arguments.getLast()) ? "1" : "0";
    }

    private static List<String> values(SipMessage message, String name) {
        List<String> all = new ArrayList<>();
        for (ValueRange range : ValueRange.all(message, name, false)) {
            all.add(Latin.string(message.bytes(), range.textStart(message), range.end()));
        }
        return all;
    }
}
