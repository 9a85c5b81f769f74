package org.olelo.module.textops;

import java.util.Locale;
import org.olelo.sip.Method;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipRequest;
import org.olelo.text.Latin;

/** The argument of is_method: names separated by {@code |}, known ones as a set of bits. */
public final class MethodSet {
    private final int bits;
    private final String single;

    private MethodSet(int bits, String single) {
        this.bits = bits;
        this.single = single;
    }

    /**
     * Reads the names.
     *
     * @throws IllegalArgumentException for an unknown name in a list of several, and for none
     */
    public static MethodSet parseArgument(String text) {
        int bits = 0;
        if (text.isBlank()) {
            throw new IllegalArgumentException("a method is needed");
        }
        String[] names = text.trim().split("\\|");
        for (String name : names) {
            Method method = Method.of(name.trim().toUpperCase(Locale.ROOT));
            if (method == Method.OTHER) {
                if (names.length > 1) {
                    throw new IllegalArgumentException("unknown method " + name.trim() + " in a list");
                }
                if (!name.trim().chars().allMatch(c -> c > ' ' && c < 127 && "()<>@,;:\\\"/[]?={}$".indexOf(c) < 0)) {
                    throw new IllegalArgumentException("\"" + name.trim() + "\" is not a method");
                }
                return new MethodSet(0, name.trim());
            }
            bits |= method.bit();
        }
        return new MethodSet(bits, "");
    }

    boolean contains(SipMessage message) {
        Method method = message instanceof SipRequest request ? request.method() : message.cseqMethod();
        if (method != Method.OTHER) {
            return (bits & method.bit()) != 0;
        }
        if (single.isEmpty()) {
            return false;
        }
        String name = message instanceof SipRequest request
                ? request.methodName()
                : Latin.string(
                        message.bytes(),
                        message.cseq().methodStart(),
                        message.cseq().methodEnd());
        return single.equalsIgnoreCase(name);
    }
}
