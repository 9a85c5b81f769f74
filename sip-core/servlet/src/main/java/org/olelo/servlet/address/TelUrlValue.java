package org.olelo.servlet.address;

import jakarta.servlet.sip.TelURL;
import org.jspecify.annotations.Nullable;

/** A {@code tel:} URI that can be changed. */
public final class TelUrlValue extends AbstractUri implements TelURL {
    private static final String CONTEXT = "phone-context";

    /** With the plus sign of a global number. */
    private String number;

    private TelUrlValue(String number, Parameters parameters) {
        super(parameters);
        this.number = number;
    }

    static @Nullable TelUrlValue parse(String text) {
        String rest = text.substring(4);
        int semicolon = rest.indexOf(';');
        String number = semicolon < 0 ? rest : rest.substring(0, semicolon);
        if (!isNumber(number)) {
            return null;
        }
        return new TelUrlValue(number, Parameters.parse(semicolon < 0 ? "" : rest.substring(semicolon), ';'));
    }

    private static boolean isNumber(String text) {
        String digits = bare(text.startsWith("+") ? text.substring(1) : text);
        return !digits.isEmpty() && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '*' || c == '#');
    }

    private static String bare(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().filter(c -> "-.()".indexOf(c) < 0).forEach(c -> out.append((char) c));
        return out.toString();
    }

    @Override
    public TelUrlValue clone() {
        return new TelUrlValue(number, parameters.copy());
    }

    @Override
    public String getScheme() {
        return "tel";
    }

    @Override
    public String getPhoneNumber() {
        return isGlobal() ? number.substring(1) : number;
    }

    @Override
    public boolean isGlobal() {
        return number.startsWith("+");
    }

    @Override
    public void setPhoneNumber(String next) {
        if (!next.startsWith("+") || !isNumber(next)) {
            throw new IllegalArgumentException("not a global number: " + next);
        }
        number = next;
        parameters.remove(CONTEXT);
    }

    @Override
    public void setPhoneNumber(String next, String phoneContext) {
        if (next.startsWith("+") || !isNumber(next)) {
            throw new IllegalArgumentException("not a local number: " + next);
        }
        number = next;
        parameters.set(CONTEXT, phoneContext);
    }

    @Override
    public @Nullable String getPhoneContext() {
        return parameters.get(CONTEXT);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof TelUrlValue other
                && bare(number).equalsIgnoreCase(bare(other.number))
                && parameters.agrees(other.parameters);
    }

    @Override
    public int hashCode() {
        return Parameters.lower(bare(number)).hashCode();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("tel:").append(number);
        parameters.writeTo(out, ';');
        return out.toString();
    }
}
