package org.olelo.sip;

import org.jspecify.annotations.Nullable;
import org.olelo.sip.header.Parameters;
import org.olelo.text.Latin;

/** One Via value (RFC 3261 20.42) as offsets into the message's bytes. Immutable but for cached text. */
public final class Via {
    /** Marks a parameter that is not there. */
    public static final int ABSENT = -1;

    final byte[] bytes;
    final int start;
    int transportStart;
    int transportEnd;
    int hostStart;
    int hostEnd;
    int portStart = ABSENT;
    int portEnd = ABSENT;
    int port = ABSENT;
    int addressEnd;
    int paramsStart = ABSENT;
    int end;
    int next = ABSENT;
    int branchStart = ABSENT;
    int branchEnd = ABSENT;
    int receivedName = ABSENT;
    int receivedStart = ABSENT;
    int receivedEnd = ABSENT;
    int rportName = ABSENT;
    int rportStart = ABSENT;
    int rportEnd = ABSENT;
    int iStart = ABSENT;
    int iEnd = ABSENT;
    int aliasName = ABSENT;
    int aliasEnd = ABSENT;

    private @Nullable String host;
    private @Nullable String branch;

    Via(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    /** The message's bytes that the offsets count in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Offset of the "S" of "SIP/2.0". */
    public int start() {
        return start;
    }

    /** Offset after the last character of this value, blanks left out. */
    public int end() {
        return end;
    }

    /** Offset after the host and port, where new parameters go. */
    public int addressEnd() {
        return addressEnd;
    }

    /** Offset of the ';' before the first parameter, or {@link #ABSENT}. */
    public int paramsStart() {
        return paramsStart;
    }

    /** Offset of the next value in the same header field, after the comma and blanks, or {@link #ABSENT}. */
    public int next() {
        return next;
    }

    /** "UDP", "TCP" … as written. */
    public String transport() {
        return Latin.string(bytes, transportStart, transportEnd);
    }

    /** Whether the transport is this one, in any case. */
    public boolean isTransport(String name) {
        return Latin.equalsIgnoreCase(bytes, transportStart, transportEnd, name);
    }

    /** Host of the sent-by; IPv6 in brackets. */
    public String host() {
        String text = host;
        if (text == null) {
            text = Latin.string(bytes, hostStart, hostEnd);
            host = text;
        }
        return text;
    }

    /** Whether the host of the sent-by is written like this, in any case. */
    public boolean isHost(String text) {
        return Latin.equalsIgnoreCase(bytes, hostStart, hostEnd, text);
    }

    /** Start of the host. */
    public int hostStart() {
        return hostStart;
    }

    /** End of the host. */
    public int hostEnd() {
        return hostEnd;
    }

    /** Port of the sent-by, or {@link #ABSENT}; as many as 9 digits are taken. */
    public int port() {
        return port;
    }

    /** Port as written, or null. */
    public @Nullable String portText() {
        return portStart < 0 ? null : Latin.string(bytes, portStart, portEnd);
    }

    /** The branch parameter, or null. */
    public @Nullable String branch() {
        String text = branch;
        if (text == null && branchStart >= 0) {
            text = Latin.string(bytes, branchStart, branchEnd);
            branch = text;
        }
        return text;
    }

    /** Start of the branch, or {@link #ABSENT}. */
    public int branchStart() {
        return branchStart;
    }

    /** End of the branch, or {@link #ABSENT}. */
    public int branchEnd() {
        return branchEnd;
    }

    /** The branch starts with RFC 3261's "z9hG4bK". */
    public boolean hasRfc3261Branch() {
        return branchStart >= 0 && Latin.startsWithIgnoreCase(bytes, branchStart, branchEnd, BranchIds.COOKIE);
    }

    /** The received parameter, or null. */
    public @Nullable String received() {
        return receivedStart < 0 ? null : Latin.string(bytes, receivedStart, receivedEnd);
    }

    /** Offset of the word "received", or {@link #ABSENT}. */
    public int receivedName() {
        return receivedName;
    }

    /** Offset after the received parameter, or {@link #ABSENT}. */
    public int receivedEnd() {
        return receivedEnd;
    }

    /** There is an rport parameter, with or without value. */
    public boolean hasRport() {
        return rportName >= 0;
    }

    /** Value of rport, or {@link #ABSENT} when it has none or it is no number. */
    public int rport() {
        return rportStart < 0 ? ABSENT : Latin.parseInt(bytes, rportStart, rportEnd);
    }

    /** Offset of the word "rport", or {@link #ABSENT}. */
    public int rportName() {
        return rportName;
    }

    /** Offset after the rport parameter, or {@link #ABSENT}. */
    public int rportEnd() {
        return rportEnd;
    }

    /** The i parameter (connection id of TCP), or null. */
    public @Nullable String i() {
        return iStart < 0 ? null : Latin.string(bytes, iStart, iEnd);
    }

    /** There is an alias parameter (RFC 5923). */
    public boolean hasAlias() {
        return aliasName >= 0;
    }

    /** All parameters as written without the first ';', or empty. */
    public String params() {
        return paramsStart < 0 ? "" : Latin.string(bytes, paramsStart + 1, end);
    }

    /** Value of a parameter; empty when it has none; null when it is not there. */
    public @Nullable String param(String name) {
        return paramsStart < 0 ? null : Parameters.value(bytes, paramsStart, end, name);
    }

    /** The value as written. */
    @Override
    public String toString() {
        return Latin.string(bytes, start, end);
    }
}
