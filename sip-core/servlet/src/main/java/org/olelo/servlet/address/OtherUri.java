package org.olelo.servlet.address;

import org.jspecify.annotations.Nullable;

/** A URI of any other scheme: its text stays as it is. */
final class OtherUri extends AbstractUri {
    private final String text;

    OtherUri(String text) {
        super(new Parameters());
        this.text = text;
    }

    @Override
    public OtherUri clone() {
        OtherUri copy = new OtherUri(text);
        parameters.map().forEach(copy.parameters::set);
        return copy;
    }

    @Override
    public String getScheme() {
        return Parameters.lower(text.substring(0, text.indexOf(':')));
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof OtherUri && toString().equals(o.toString());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(text);
        parameters.writeTo(out, ';');
        return out.toString();
    }
}
