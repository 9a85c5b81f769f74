package org.olelo.sip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.olelo.text.Latin;

/** Header fields known by name; every other one is OTHER. */
public enum HeaderId {
    OTHER("", null),
    VIA("Via", "v"),
    TO("To", "t"),
    FROM("From", "f"),
    CALL_ID("Call-ID", "i"),
    CSEQ("CSeq", null),
    CONTACT("Contact", "m"),
    MAX_FORWARDS("Max-Forwards", null),
    ROUTE("Route", null),
    RECORD_ROUTE("Record-Route", null),
    PATH("Path", null),
    SERVICE_ROUTE("Service-Route", null),
    CONTENT_TYPE("Content-Type", "c"),
    CONTENT_LENGTH("Content-Length", "l"),
    CONTENT_DISPOSITION("Content-Disposition", null),
    CONTENT_ENCODING("Content-Encoding", "e"),
    CONTENT_LANGUAGE("Content-Language", null),
    AUTHORIZATION("Authorization", null),
    PROXY_AUTHORIZATION("Proxy-Authorization", null),
    WWW_AUTHENTICATE("WWW-Authenticate", null),
    PROXY_AUTHENTICATE("Proxy-Authenticate", null),
    AUTHENTICATION_INFO("Authentication-Info", null),
    EXPIRES("Expires", null),
    MIN_EXPIRES("Min-Expires", null),
    SUPPORTED("Supported", "k"),
    REQUIRE("Require", null),
    PROXY_REQUIRE("Proxy-Require", null),
    UNSUPPORTED("Unsupported", null),
    ALLOW("Allow", null),
    ALLOW_EVENTS("Allow-Events", "u"),
    EVENT("Event", "o"),
    ACCEPT("Accept", null),
    ACCEPT_LANGUAGE("Accept-Language", null),
    ACCEPT_ENCODING("Accept-Encoding", null),
    ACCEPT_CONTACT("Accept-Contact", "a"),
    ORGANIZATION("Organization", null),
    PRIORITY("Priority", null),
    SUBJECT("Subject", "s"),
    USER_AGENT("User-Agent", null),
    SERVER("Server", null),
    DIVERSION("Diversion", null),
    REMOTE_PARTY_ID("Remote-Party-ID", null),
    REFER_TO("Refer-To", "r"),
    REFERRED_BY("Referred-By", "b"),
    REPLACES("Replaces", null),
    SESSION_EXPIRES("Session-Expires", "x"),
    MIN_SE("Min-SE", null),
    SIP_IF_MATCH("SIP-If-Match", null),
    SIP_ETAG("SIP-ETag", null),
    SUBSCRIPTION_STATE("Subscription-State", null),
    DATE("Date", null),
    IDENTITY("Identity", "y"),
    IDENTITY_INFO("Identity-Info", "n"),
    PRIVACY("Privacy", null),
    REASON("Reason", null),
    RETRY_AFTER("Retry-After", null),
    P_ASSERTED_IDENTITY("P-Asserted-Identity", null),
    P_PREFERRED_IDENTITY("P-Preferred-Identity", null),
    P_CALLED_PARTY_ID("P-Called-Party-ID", null),
    P_CHARGING_VECTOR("P-Charging-Vector", null),
    RACK("RAck", null),
    RSEQ("RSeq", null),
    WARNING("Warning", null),
    TIMESTAMP("Timestamp", null);

    private static final HeaderId[] ALL = values();
    private static final HeaderId[][] TABLE = table();

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = Long.BYTES;
    static final int LONGEST = 31;

    private final String text;
    private final @Nullable String compact;
    /** The name in lower case, eight bytes a word. */
    private final long[] words;
    /** The bits that turn its letters into lower case. */
    private final long[] cases;

    HeaderId(String text, @Nullable String compact) {
        this.text = text;
        this.compact = compact;
        int count = (text.length() + WORD - 1) / WORD;
        this.words = new long[count];
        this.cases = new long[count];
        for (int i = 0; i < text.length(); i++) {
            char c = Latin.lower(text.charAt(i));
            int shift = i % WORD * Byte.SIZE;
            words[i / WORD] |= (long) c << shift;
            cases[i / WORD] |= (c >= 'a' && c <= 'z' ? 0x20L : 0) << shift;
        }
    }

    /** The name as RFCs write it; empty for OTHER. */
    public String text() {
        return text;
    }

    /** The one-letter form, or null. */
    public @Nullable String compact() {
        return compact;
    }

    /** The constant of an ordinal. */
    public static HeaderId of(int ordinal) {
        return ALL[ordinal];
    }

    /** The header field of a name or compact form in any case, else OTHER. */
    public static HeaderId of(String name) {
        byte[] bytes = Latin.bytes(name);
        return of(bytes, 0, bytes.length);
    }

    /** The header field whose name fills the range in any case, else OTHER. */
    public static HeaderId of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length <= 0 || length > LONGEST) {
            return OTHER;
        }
        HeaderId[] candidates = TABLE[slot(length, bytes[from])];
        if (candidates == null) {
            return OTHER;
        }
        for (HeaderId id : candidates) {
            if (length == 1 || id.fills(bytes, from, length)) {
                return length > 1 || Latin.isAlphanumeric(bytes[from]) ? id : OTHER;
            }
        }
        return OTHER;
    }

    /** Whether that many bytes are this name in any case. */
    private boolean fills(byte[] bytes, int from, int length) {
        int whole = length / WORD;
        for (int i = 0; i < whole; i++) {
            if (((long) LONGS.get(bytes, from + i * WORD) | cases[i]) != words[i]) {
                return false;
            }
        }
        int rest = length - whole * WORD;
        return rest == 0 || (last(bytes, from + whole * WORD, rest) | cases[whole]) == words[whole];
    }

    private static long last(byte[] bytes, int from, int count) {
        if (from + WORD <= bytes.length) {
            return (long) LONGS.get(bytes, from) & -1L >>> (WORD - count) * Byte.SIZE;
        }
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[from + i] & 255L) << i * Byte.SIZE;
        }
        return word;
    }

    private static int slot(int length, int first) {
        return length << 5 | first & 31;
    }

    private static HeaderId[][] table() {
        HeaderId[][] table = new HeaderId[LONGEST + 1 << 5][];
        for (HeaderId id : ALL) {
            if (id != OTHER) {
                add(table, id.text, id);
            }
            if (id.compact != null) {
                add(table, id.compact, id);
            }
        }
        return table;
    }

    private static void add(HeaderId[][] table, String name, HeaderId id) {
        int slot = slot(name.length(), name.charAt(0));
        HeaderId[] old = table[slot];
        int count = old == null ? 0 : old.length;
        HeaderId[] more = new HeaderId[count + 1];
        if (old != null) {
            System.arraycopy(old, 0, more, 0, count);
        }
        more[count] = id;
        table[slot] = more;
    }
}
