package org.olelo.sip;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.olelo.text.ByteSink;
import org.olelo.text.Latin;

/**
 * To tags for replies without a dialog: 32 hexadecimal digits of this server, a dot, 8 of the request. Copies of a request
 * and the ACK to its negative response get or carry the same tag, so that the ACK is recognised.
 */
public final class ToTags {
    private static final int PREFIX_DIGITS = 32;

    private final String prefix;

    /** @param prefix 32 hexadecimal digits, the same for the life of the server */
    public ToTags(String prefix) {
        this.prefix = prefix + '.';
    }

    /** Tags with a random prefix. */
    public static ToTags random() {
        byte[] bytes = new byte[PREFIX_DIGITS / 2];
        new SecureRandom().nextBytes(bytes);
        return new ToTags(Latin.hex(bytes));
    }

    /** The tag for a reply to the request. Of the same parts as Kamailio's: without a port in Via only its host counts. */
    public String tag(SipRequest request) {
        Via via = request.via();
        byte[] bytes = request.bytes();
        long first = BranchIds.mix(bytes, via.hostStart(), via.addressEnd(), 3);
        long second = 0;
        if (via.portText() != null) {
            if (via.branchStart() >= 0) {
                first = BranchIds.mix(bytes, via.branchStart(), via.branchEnd(), first);
            }
            int callId = request.find(HeaderId.CALL_ID);
            second = BranchIds.mix(bytes, via.hostEnd(), via.addressEnd(), 5);
            second = BranchIds.finish(
                    BranchIds.mix(bytes, request.valueStart(callId), request.valueEnd(callId), second));
        }
        ByteSink out = new ByteSink(PREFIX_DIGITS + 9).put(prefix);
        digits(out, BranchIds.finish(first));
        digits(out, second);
        return out.toString();
    }

    private static void digits(ByteSink out, long value) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.put((char) Latin.hexDigit((int) (value >>> shift)));
        }
    }

    /** A tag that this server made for any request. */
    public boolean isOurs(@Nullable String tag) {
        return tag != null && tag.startsWith(prefix);
    }
}
