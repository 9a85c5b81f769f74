package org.olelo.ear;

import gov.nist.javax.sip.SipStackExt;
import gov.nist.javax.sip.clientauthutils.AccountManager;
import gov.nist.javax.sip.clientauthutils.AuthenticationHelper;
import gov.nist.javax.sip.clientauthutils.UserCredentials;
import java.text.ParseException;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.ListeningPoint;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** A telephone on JAIN-SIP's reference implementation: an independent peer, with its own parser, transactions and digest. */
final class Phone implements SipListener, AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final String user;
    private final String password;
    private final int port;
    private final SipFactory factory;
    private final SipStack stack;
    private final SipProvider provider;
    /** What happened, in order: "180", "200 INVITE", "BYE", "timeout". */
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    private final String callId = UUID.randomUUID() + "@" + HOST;
    private volatile Dialog dialog;
    private volatile ServerTransaction ringing;
    private volatile ClientTransaction calling;
    private volatile String lastBody = "";
    private long sequence = 1;

    Phone(String user, String password, int port, int serverPort) throws Exception {
        this.user = user;
        this.password = password;
        this.port = port;
        factory = SipFactory.getInstance();
        factory.setPathName("gov.nist");
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", user + port);
        properties.setProperty("javax.sip.OUTBOUND_PROXY", HOST + ":" + serverPort + "/udp");
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.LOG_FACTORY", "gov.nist.javax.sip.stack.DefaultMessageLogFactory");
        stack = factory.createSipStack(properties);
        ListeningPoint point = stack.createListeningPoint(HOST, port, "udp");
        provider = stack.createSipProvider(point);
        provider.addSipListener(this);
    }

    /** Registers for that many seconds; the final status. */
    String register(int seconds) throws Exception {
        Request request = request("REGISTER", factory.createAddressFactory().createSipURI(null, HOST), user);
        request.setHeader(contact());
        request.setHeader(factory.createHeaderFactory().createExpiresHeader(seconds));
        send(request);
        return await("REGISTER");
    }

    /** Sends a request outside dialogs; the final status. */
    String send(String method, String target, String body) throws Exception {
        Request request = request(method, uri(target), target);
        request.setContent(body, factory.createHeaderFactory().createContentTypeHeader("text", "plain"));
        send(request);
        return await(method);
    }

    /** Starts a call; {@link #await} tells how it goes. */
    void call(String target) throws Exception {
        Request request = request("INVITE", uri(target), target);
        request.setHeader(contact());
        calling = send(request);
    }

    void cancel() throws Exception {
        ClientTransaction call = calling;
        provider.getNewClientTransaction(call.createCancel()).sendRequest();
    }

    /** Answers the call that rings. */
    void pickUp() throws Exception {
        ServerTransaction call = ringing;
        dialog = call.getDialog();
        reply(call, call.getRequest(), 200);
    }

    void hangUp() throws Exception {
        Dialog call = dialog;
        call.sendRequest(provider.getNewClientTransaction(call.createRequest("BYE")));
    }

    /** The next event that ends with the text (method of a final response, or request), of those that come within 15 s. */
    String await(String end) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (true) {
            String event = events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                return "nothing";
            }
            if (event.endsWith(end)) {
                return event;
            }
        }
    }

    /** The body of the last response. */
    String lastBody() {
        return lastBody;
    }

    private Request request(String method, SipURI uri, String to) throws Exception {
        Address from = factory.createAddressFactory().createAddress(uri(user));
        Address target = factory.createAddressFactory().createAddress(uri(to));
        ViaHeader via = factory.createHeaderFactory().createViaHeader(HOST, port, "udp", null);
        return factory.createMessageFactory()
                .createRequest(
                        uri,
                        method,
                        factory.createHeaderFactory()
                                .createCallIdHeader(
                                        method.equals("REGISTER") ? callId : UUID.randomUUID() + "@" + HOST),
                        factory.createHeaderFactory().createCSeqHeader(sequence++, method),
                        factory.createHeaderFactory()
                                .createFromHeader(
                                        from, UUID.randomUUID().toString().substring(0, 8)),
                        factory.createHeaderFactory().createToHeader(target, null),
                        List.of(via),
                        factory.createHeaderFactory().createMaxForwardsHeader(70));
    }

    private SipURI uri(String name) throws ParseException {
        return factoryUri(name, HOST);
    }

    private SipURI factoryUri(String name, String host) throws ParseException {
        try {
            return factory.createAddressFactory().createSipURI(name, host);
        } catch (SipException e) {
            throw new IllegalStateException(e);
        }
    }

    private ContactHeader contact() throws Exception {
        SipURI mine = uri(user);
        mine.setPort(port);
        return factory.createHeaderFactory()
                .createContactHeader(factory.createAddressFactory().createAddress(mine));
    }

    private ClientTransaction send(Request request) throws SipException {
        ClientTransaction transaction = provider.getNewClientTransaction(request);
        transaction.sendRequest();
        return transaction;
    }

    @Override
    public void processResponse(ResponseEvent event) {
        Response response = event.getResponse();
        String method = ((CSeqHeader) response.getHeader("CSeq")).getMethod();
        int status = response.getStatusCode();
        try {
            if ((status == 401 || status == 407) && !tried(event)) {
                calling = authentication().handleChallenge(response, event.getClientTransaction(), provider, 5);
                calling.sendRequest();
                return;
            }
            if (status == 200 && method.equals("INVITE")) {
                dialog = event.getDialog();
                dialog.sendAck(dialog.createAck(((CSeqHeader) response.getHeader("CSeq")).getSeqNumber()));
            }
            lastBody = response.getRawContent() == null ? "" : new String(response.getRawContent(), "ISO-8859-1");
            events.add(status < 200 ? String.valueOf(status) : status + " " + method);
        } catch (Exception e) {
            events.add("failed: " + e + " " + method);
        }
    }

    /** True when the request had credentials already: then they are wrong. */
    private static boolean tried(ResponseEvent event) {
        ClientTransaction transaction = event.getClientTransaction();
        return transaction == null
                || transaction.getRequest().getHeader("Authorization") != null
                || transaction.getRequest().getHeader("Proxy-Authorization") != null;
    }

    private AuthenticationHelper authentication() {
        AccountManager accounts = (transaction, realm) -> new Account(user, realm, password);
        return ((SipStackExt) stack).getAuthenticationHelper(accounts, factoryHeaders());
    }

    private javax.sip.header.HeaderFactory factoryHeaders() {
        try {
            return factory.createHeaderFactory();
        } catch (SipException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Account(String name, String realm, String secret) implements UserCredentials {
        @Override
        public String getUserName() {
            return name;
        }

        @Override
        public String getPassword() {
            return secret;
        }

        @Override
        public String getSipDomain() {
            return realm;
        }
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        try {
            switch (request.getMethod()) {
                case "INVITE" -> ring(event);
                case "CANCEL" -> {
                    reply(event.getServerTransaction(), request, 200);
                    reply(ringing, ringing.getRequest(), 487);
                }
                case "ACK" -> {}
                default -> reply(event.getServerTransaction(), request, 200);
            }
            events.add(request.getMethod());
        } catch (Exception e) {
            events.add("failed: " + e + " " + request.getMethod());
        }
    }

    private void ring(RequestEvent event) throws Exception {
        ServerTransaction transaction = event.getServerTransaction();
        if (transaction == null) {
            transaction = provider.getNewServerTransaction(event.getRequest());
        }
        ringing = transaction;
        reply(transaction, event.getRequest(), 180);
    }

    private void reply(ServerTransaction transaction, Request request, int status) throws Exception {
        Response response = factory.createMessageFactory().createResponse(status, request);
        ToHeader to = (ToHeader) response.getHeader("To");
        if (to.getTag() == null) {
            to.setTag(user + "-tag");
        }
        response.setHeader(contact());
        if (transaction == null) {
            provider.sendResponse(response);
        } else {
            transaction.sendResponse(response);
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        events.add("timeout");
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        events.add("i/o failure");
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {}

    @Override
    public void close() {
        stack.stop();
    }
}
