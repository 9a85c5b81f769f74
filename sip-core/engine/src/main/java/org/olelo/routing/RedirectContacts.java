package org.olelo.routing;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.header.QValue;

/** The Contact header field of a 3xx reply: the Request-URI if it was changed, and the branches. */
public final class RedirectContacts {
    private static final int WITH_FLAGS = 1;
    private static final int WITH_PATH = 2;

    private RedirectContacts() {}

    /**
     * The header line with CRLF, or null when there is no contact.
     *
     * @param rich rich_redirect: 1 branch flags as parameter, 2 path as Route in the URI, or both
     */
    public static @Nullable String header(MessageContext ctx, int rich) {
        StringBuilder out = new StringBuilder(128);
        if (ctx.newUri() != null) {
            append(out, ctx.uri(), ctx.path(), ctx.q(), ctx.branchFlags(), rich);
        }
        if (ctx.hasBranches()) {
            for (Branch branch : ctx.branches().all()) {
                append(out, branch.uri(), branch.path(), branch.q(), branch.flags(), rich);
            }
        }
        return out.isEmpty() ? null : "Contact: " + out + "\r\n";
    }

    private static void append(StringBuilder out, String uri, @Nullable String path, int q, int flags, int rich) {
        if (!out.isEmpty()) {
            out.append(", ");
        }
        out.append('<').append(uri);
        if ((rich & WITH_PATH) != 0 && path != null && !path.isEmpty()) {
            out.append("?Route=").append(escaped(path));
        }
        out.append('>');
        if (q != Branch.Q_UNSPECIFIED) {
            out.append(";q=").append(QValue.text(q));
        }
        if ((rich & WITH_FLAGS) != 0 && flags != 0) {
            out.append(";flags=").append(flags);
        }
    }

    private static String escaped(String path) {
        StringBuilder out = new StringBuilder(path.length() + 16);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_.!~*'()[]/?:+$".indexOf(c) >= 0);
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return out.toString();
    }
}
