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

    /** The tag for a reply to the request. */
    public String tag(SipRequest request) {
        byte[] bytes = request.bytes();
        int callId = request.find(HeaderId.CALL_ID);
        long hash = BranchIds.mix(bytes, request.valueStart(callId), request.valueEnd(callId), 3);
        hash = BranchIds.mix(bytes, request.cseq().numberStart(), request.cseq().numberEnd(), hash);
        hash = BranchIds.mix(bytes, request.via().hostStart(), request.via().addressEnd(), hash);
        if (request.via().branchStart() >= 0) {
            hash = BranchIds.mix(
                    bytes, request.via().branchStart(), request.via().branchEnd(), hash);
        }
        long mixed = BranchIds.finish(hash);
        ByteSink out = new ByteSink(PREFIX_DIGITS + 9).put(prefix);
        for (int shift = 28; shift >= 0; shift -= 4) {
            out.put((char) Latin.hexDigit((int) (mixed >>> shift)));
        }
        return out.toString();
    }

    /** A tag that this server made for any request. */
    public boolean isOurs(@Nullable String tag) {
        return tag != null && tag.startsWith(prefix);
    }
}
