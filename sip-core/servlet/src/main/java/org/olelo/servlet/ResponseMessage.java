package org.olelo.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.sip.Address;
import jakarta.servlet.sip.Proxy;
import jakarta.servlet.sip.ProxyBranch;
import jakarta.servlet.sip.Rel100Exception;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;
import org.olelo.servlet.address.AddressValue;

/** A response, received or to be sent. */
@SuppressWarnings("serial") // see MessageBase
final class ResponseMessage extends MessageBase implements SipServletResponse {
    private final RequestMessage request;
    private int status;
    private String reason;
    private final boolean received;
    private final @Nullable ProxyBranchRun branch;
    boolean branchResponse;
    boolean acknowledged;

    /** One that is sent, or, with a flow or branch, one that was received. */
    ResponseMessage(
            RequestMessage request,
            HeaderList headers,
            int status,
            @Nullable String reason,
            @Nullable Flow flow,
            @Nullable ProxyBranchRun branch) {
        this(request, request.session, headers, status, reason, flow, branch);
    }

    /** One that was received in a session which may be another than the request's. */
    ResponseMessage(
            RequestMessage request,
            DialogSession session,
            HeaderList headers,
            int status,
            @Nullable String reason,
            @Nullable Flow flow) {
        this(request, session, headers, status, reason, flow, null);
    }

    private ResponseMessage(
            RequestMessage request,
            DialogSession session,
            HeaderList headers,
            int status,
            @Nullable String reason,
            @Nullable Flow flow,
            @Nullable ProxyBranchRun branch) {
        super(session, headers, flow);
        this.request = request;
        this.status = status;
        this.reason = reason == null ? Reasons.of(status) : reason;
        this.received = !request.isReceived() || branch != null;
        this.branch = branch;
        this.committed = received;
        if (!received && needsContact()) {
            headers.add("Contact", "<" + request.local() + ">");
        }
    }

    private boolean needsContact() {
        return SystemHeaders.beginsDialogs(getMethod()) && status > 100 && status < 300;
    }

    @Override
    public String getMethod() {
        return request.getMethod();
    }

    @Override
    public Address getFrom() {
        return address("From", request.fromValue());
    }

    @Override
    public Address getTo() {
        AddressValue to = request.toValue().copy();
        if (!received && status > 100 && to.getParameter("tag") == null) {
            to.setParameter("tag", session.localTag());
        }
        return address("To", to);
    }

    private Address address(String name, AddressValue otherwise) {
        String value = headers.first(name);
        AddressValue parsed = value == null ? null : AddressValue.read(value);
        AddressValue view = parsed == null ? otherwise.copy() : parsed;
        view.fix();
        return view;
    }

    @Override
    @Nullable
    AddressValue party(String key) {
        return null;
    }

    @Override
    int sequence() {
        return request.cseq;
    }

    @Override
    List<String> vias() {
        return request.headers.all("Via");
    }

    @Override
    public SipServletRequest getRequest() {
        return request;
    }

    RequestMessage request() {
        return request;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public String getReasonPhrase() {
        return reason;
    }

    @Override
    public void setStatus(int next) {
        setStatus(next, Reasons.of(next));
    }

    @Override
    public void setStatus(int next, String phrase) {
        beforeChange();
        status = next;
        reason = phrase;
    }

    @Override
    public void send() throws IOException {
        if (committed) {
            throw new IllegalStateException("the response was received or sent already");
        }
        session.application().container().send(this, false);
    }

    @Override
    public void sendReliably() throws Rel100Exception {
        if (status <= 100 || status >= 200) {
            throw new Rel100Exception(Rel100Exception.NOT_1XX);
        }
        if (!getMethod().equals("INVITE")) {
            throw new Rel100Exception(Rel100Exception.NOT_INVITE);
        }
        if (!offers(request, "Supported") && !offers(request, "Require")) {
            throw new Rel100Exception(Rel100Exception.NO_REQ_SUPPORT);
        }
        if (committed) {
            throw new IllegalStateException("the response was received or sent already");
        }
        session.application().container().send(this, true);
    }

    static boolean offers(MessageBase message, String header) {
        return message.headers.all(header).stream().anyMatch("100rel"::equalsIgnoreCase);
    }

    boolean isReliable() {
        return received && status > 100 && status < 200 && offers(this, "Require") && headers.first("RSeq") != null;
    }

    @Override
    public SipServletRequest createAck() {
        if (!received || branch != null || !getMethod().equals("INVITE") || status < 200 || status >= 300) {
            throw new IllegalStateException("only a 2xx to an INVITE is acknowledged");
        }
        if (acknowledged) {
            throw new IllegalStateException("acknowledged already");
        }
        acknowledged = true;
        session.unacknowledged.remove(this);
        return session.inDialog("ACK", request, request.cseq);
    }

    @Override
    public SipServletRequest createPrack() throws Rel100Exception {
        if (!isReliable()) {
            throw new Rel100Exception(Rel100Exception.NOT_100rel);
        }
        if (acknowledged) {
            throw new IllegalStateException("acknowledged already");
        }
        acknowledged = true;
        session.unacknowledged.remove(this);
        RequestMessage prack = session.inDialog("PRACK", null, session.nextSequence());
        prack.headers.set("RAck", headers.first("RSeq") + " " + request.cseq + " " + getMethod());
        return prack;
    }

    @Override
    public Iterator<String> getChallengeRealms() {
        List<String> realms = new ArrayList<>();
        for (String name : List.of("WWW-Authenticate", "Proxy-Authenticate")) {
            for (String value : headers.all(name)) {
                String realm = DigestAnswer.parameter(value, "realm");
                if (realm != null) {
                    realms.add(realm);
                }
            }
        }
        return realms.iterator();
    }

    @Override
    public @Nullable Proxy getProxy() {
        return request.proxy;
    }

    @Override
    public @Nullable ProxyBranch getProxyBranch() {
        return branch;
    }

    @Override
    public boolean isBranchResponse() {
        return branchResponse;
    }

    // ---- ServletResponse

    @Override
    public @Nullable ServletOutputStream getOutputStream() {
        return null;
    }

    @Override
    public @Nullable PrintWriter getWriter() {
        return null;
    }

    @Override
    public void setContentLengthLong(long len) {
        beforeChange();
    }

    @Override
    public void setBufferSize(int size) {
        beforeChange();
    }

    @Override
    public int getBufferSize() {
        return 0;
    }

    @Override
    public void flushBuffer() {
        // the message is sent as a whole
    }

    @Override
    public void resetBuffer() {
        beforeChange();
        body = "";
    }

    @Override
    public void reset() {
        resetBuffer();
    }

    @Override
    public void setLocale(Locale loc) {
        setContentLanguage(loc);
    }

    @Override
    public Locale getLocale() {
        return Objects.requireNonNullElse(getContentLanguage(), Locale.getDefault());
    }

    @Override
    public String toString() {
        return status + " " + reason + " to " + request;
    }
}
