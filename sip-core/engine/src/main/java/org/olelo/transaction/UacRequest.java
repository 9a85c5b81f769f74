package org.olelo.transaction;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.olelo.net.LocalSocket;

/** A request to be made here (Kamailio's uac_req and t_uac parameters). Text is one char per byte. Filled step by step, sent once. */
public final class UacRequest {
    private final String method;
    private final String uri;
    private String from = "";
    private String to = "";
    private @Nullable String fromTag;
    private @Nullable String toTag;
    private @Nullable String callId;
    private int cseq = 10;
    private @Nullable String nextHop;
    private @Nullable LocalSocket socket;
    private String headers = "";
    private @Nullable String body;
    private boolean noAck;
    private int timeoutMs;
    private boolean rawFrom;
    private boolean rawTo;
    private int maxForwards = 70;
    private @Nullable TransactionRoute onRequest;

    /** A request of that method to that Request-URI. */
    public UacRequest(String method, String uri) {
        this.method = Objects.requireNonNull(method);
        this.uri = Objects.requireNonNull(uri);
    }

    /** From: a URI (brackets are added), or a whole name-addr with parameters. */
    public UacRequest from(String value) {
        from = value;
        rawFrom = value.indexOf('<') >= 0;
        return this;
    }

    /** To: a URI (brackets are added), or a whole name-addr with parameters. */
    public UacRequest to(String value) {
        to = value;
        rawTo = value.indexOf('<') >= 0;
        return this;
    }

    /** From tag; a new one when null. */
    public UacRequest fromTag(@Nullable String tag) {
        fromTag = tag;
        return this;
    }

    /** To tag, or null. */
    public UacRequest toTag(@Nullable String tag) {
        toTag = tag;
        return this;
    }

    /** Call-ID; a new one when null. */
    public UacRequest callId(@Nullable String value) {
        callId = value;
        return this;
    }

    /** CSeq number; 10 when not set, as Kamailio does. */
    public UacRequest cseq(int number) {
        cseq = number;
        return this;
    }

    /** URI to send to when it is not the Request-URI (outbound proxy, first route). */
    public UacRequest nextHop(@Nullable String value) {
        nextHop = value;
        return this;
    }

    /** Socket to send from. */
    public UacRequest socket(@Nullable LocalSocket value) {
        socket = value;
        return this;
    }

    /** Further header lines, each with CRLF. */
    public UacRequest headers(String lines) {
        headers = lines;
        return this;
    }

    /** Body; its Content-Type is among the headers. */
    public UacRequest body(@Nullable String text) {
        body = text;
        return this;
    }

    /** No ACK by itself to a 2xx of an INVITE. */
    public UacRequest noAck(boolean value) {
        noAck = value;
        return this;
    }

    /** Final response timeout in milliseconds; 0 = fr_timer. */
    public UacRequest timeoutMs(int value) {
        timeoutMs = value;
        return this;
    }

    /** Max-Forwards; 70 when not set. */
    public UacRequest maxForwards(int value) {
        maxForwards = value;
        return this;
    }

    /** The route that sees it before it is sent, in place of event_route[tm:local-request]. */
    public UacRequest onRequest(@Nullable TransactionRoute route) {
        onRequest = route;
        return this;
    }

    /** Method. */
    public String method() {
        return method;
    }

    /** Request-URI. */
    public String uri() {
        return uri;
    }

    /** Value of From without tag. */
    public String from() {
        return rawFrom ? from : '<' + from + '>';
    }

    /** Value of To without tag. */
    public String to() {
        String value = to.isEmpty() ? uri : to;
        return rawTo ? value : '<' + value + '>';
    }

    /** From tag, or null. */
    public @Nullable String fromTag() {
        return fromTag;
    }

    /** To tag, or null. */
    public @Nullable String toTag() {
        return toTag;
    }

    /** Call-ID, or null. */
    public @Nullable String callId() {
        return callId;
    }

    /** CSeq number. */
    public int cseq() {
        return cseq;
    }

    /** Next hop URI, or null. */
    public @Nullable String nextHop() {
        return nextHop;
    }

    /** Socket, or null. */
    public @Nullable LocalSocket socket() {
        return socket;
    }

    /** Header lines. */
    public String headers() {
        return headers;
    }

    /** Body, or null. */
    public @Nullable String body() {
        return body;
    }

    /** No ACK by itself. */
    public boolean noAck() {
        return noAck;
    }

    /** Timeout in milliseconds, 0 = default. */
    public int timeoutMs() {
        return timeoutMs;
    }

    /** Max-Forwards. */
    public int maxForwards() {
        return maxForwards;
    }

    /** Its own route, or null. */
    public @Nullable TransactionRoute onRequest() {
        return onRequest;
    }
}
