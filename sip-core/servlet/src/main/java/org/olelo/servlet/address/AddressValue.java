package org.olelo.servlet.address;

import jakarta.servlet.sip.Address;
import jakarta.servlet.sip.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An address that can be changed, unless it is a system header's. */
public final class AddressValue extends ParameterableValue implements Address {
    private @Nullable String display;
    /** Null for the wildcard. */
    private @Nullable URI uri;

    private AddressValue(@Nullable String display, @Nullable URI uri, Parameters parameters) {
        super("", parameters);
        this.display = display;
        this.uri = uri;
    }

    /** Without parameters. */
    public static AddressValue of(URI uri, @Nullable String display) {
        return new AddressValue(display, uri, new Parameters());
    }

    /** From its text; null when it is none. */
    public static @Nullable AddressValue read(String text) {
        String whole = text.trim();
        if (whole.equals("*")) {
            return new AddressValue(null, null, new Parameters());
        }
        int open = open(whole);
        int close = open < 0 ? -1 : whole.indexOf('>', open);
        if (open >= 0 && close < 0) {
            return null;
        }
        int end = open < 0 ? ValueText.parametersAt(whole) : close;
        URI uri = Uris.read(whole.substring(open + 1, end).trim());
        if (uri == null) {
            return null;
        }
        String name = open <= 0 ? "" : whole.substring(0, open).trim();
        String rest = open < 0 ? whole.substring(end) : whole.substring(close + 1);
        return new AddressValue(name.isEmpty() ? null : unquote(name), uri, Parameters.parse(rest, ';'));
    }

    private static int open(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String unquote(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() - 1) {
                i++;
                c = text.charAt(i);
            }
            out.append(c);
        }
        return out.toString();
    }

    /** The Contact of a message: the container chooses where its URI leads, the application the rest. */
    public void placedByContainer(Runnable listener) {
        onChange(listener);
        bindUri(AbstractUri.Lock.PLACE, listener);
    }

    /** The address of a header that applications may change. */
    public void changeable(Runnable listener) {
        onChange(listener);
        bindUri(AbstractUri.Lock.NONE, listener);
    }

    /** The address of a header that applications may not change, nor its URI. */
    public void fixAll() {
        fix();
        bindUri(AbstractUri.Lock.ALL, () -> {});
    }

    private void bindUri(AbstractUri.Lock lock, Runnable listener) {
        if (uri instanceof AbstractUri own) {
            own.bind(lock, listener);
        }
    }

    /** A copy with the same parameters, tag included. */
    public AddressValue copy() {
        URI own = uri;
        return new AddressValue(display, own == null ? null : own.clone(), parameters.copy());
    }

    @Override
    public Object clone() {
        AddressValue other = copy();
        other.parameters.remove("tag");
        return other;
    }

    @Override
    public @Nullable String getDisplayName() {
        return display;
    }

    @Override
    public int getExpires() {
        String text = parameters.get("expires");
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public float getQ() {
        String text = parameters.get("q");
        try {
            return text == null ? -1.0f : Float.parseFloat(text);
        } catch (NumberFormatException e) {
            return -1.0f;
        }
    }

    @Override
    public @Nullable URI getURI() {
        return uri;
    }

    @Override
    public boolean isWildcard() {
        return uri == null;
    }

    @Override
    public @Nullable String getValue() {
        return bare();
    }

    @Override
    public void setValue(String text) {
        beforeChange();
        AddressValue other = read(Objects.requireNonNull(text));
        if (other == null) {
            throw new IllegalArgumentException("not an address: " + text);
        }
        display = other.display;
        uri = other.uri;
        afterChange();
    }

    @Override
    public void setDisplayName(@Nullable String name) {
        beforeChange();
        if (isWildcard()) {
            throw new IllegalStateException("a wildcard has no display name");
        }
        display = name;
        afterChange();
    }

    @Override
    public void setExpires(int seconds) {
        setParameter("expires", seconds < 0 ? null : Integer.toString(seconds));
    }

    @Override
    public void setQ(float q) {
        if (q != -1.0f && !(q >= 0.0f && q <= 1.0f)) {
            throw new IllegalArgumentException("q must be from 0.0 to 1.0: " + q);
        }
        setParameter("q", q == -1.0f ? null : Float.toString(q));
    }

    @Override
    public void setURI(URI next) {
        beforeChange();
        uri = Objects.requireNonNull(next);
        afterChange();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof AddressValue other && Objects.equals(uri, other.uri) && parameters.agrees(other.parameters);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(uri);
    }

    private String bare() {
        URI own = uri;
        if (own == null) {
            return "*";
        }
        String name = display;
        String brackets = "<" + own + ">";
        return name == null ? brackets : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" " + brackets;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(bare());
        parameters.writeTo(out, ';');
        return out.toString();
    }
}
