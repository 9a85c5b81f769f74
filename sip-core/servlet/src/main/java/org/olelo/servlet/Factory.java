package org.olelo.servlet;

import jakarta.servlet.sip.Address;
import jakarta.servlet.sip.AuthInfo;
import jakarta.servlet.sip.Parameterable;
import jakarta.servlet.sip.ServletParseException;
import jakarta.servlet.sip.SipApplicationSession;
import jakarta.servlet.sip.SipFactory;
import jakarta.servlet.sip.SipServletRequest;
import jakarta.servlet.sip.SipURI;
import jakarta.servlet.sip.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.olelo.servlet.address.AddressValue;
import org.olelo.servlet.address.ParameterableValue;
import org.olelo.servlet.address.SipUriValue;
import org.olelo.servlet.address.Uris;

/** The factory of one application. */
final class Factory implements SipFactory {
    private final Application application;

    Factory(Application application) {
        this.application = application;
    }

    @Override
    public Address createAddress(String addr) throws ServletParseException {
        return Uris.address(addr);
    }

    @Override
    public Address createAddress(URI uri) {
        return AddressValue.of(uri, null);
    }

    @Override
    public Address createAddress(URI uri, @Nullable String displayName) {
        return AddressValue.of(uri, displayName);
    }

    @Override
    public SipApplicationSession createApplicationSession() {
        return application.newSession(null);
    }

    @Override
    public SipApplicationSession createApplicationSessionByKey(String key) {
        AppSession known = application.sessionByKey(Objects.requireNonNull(key));
        return known == null ? application.newSession(key) : known;
    }

    @Override
    public AuthInfo createAuthInfo() {
        return new Credentials();
    }

    @Override
    public Parameterable createParameterable(String s) throws ServletParseException {
        if (s.isBlank()) {
            throw new ServletParseException("no value");
        }
        return s.indexOf('<') >= 0 ? Uris.address(s) : ParameterableValue.parse(s);
    }

    @Override
    public SipServletRequest createRequest(SipApplicationSession appSession, String method, Address from, Address to) {
        if (method.equals("ACK") || method.equals("CANCEL")) {
            throw new IllegalArgumentException(method + " is made from a message");
        }
        if (!(appSession instanceof AppSession own) || !own.isValid() || own.application() != application) {
            throw new IllegalArgumentException("not a valid session of this application");
        }
        return initial(
                application, own, method, from, to, application.container().newId());
    }

    /** A new initial request in a new session. */
    static RequestMessage initial(
            Application application, AppSession own, String method, Address from, Address to, String callId) {
        AddressValue sender = bare(from);
        AddressValue receiver = bare(to);
        String tag = Long.toHexString(
                java.util.concurrent.ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
        sender.setParameter("tag", tag);
        DialogSession session = new DialogSession(own, application.standard(), callId, tag, sender, receiver);
        RequestMessage made = new RequestMessage(
                session,
                new HeaderList(),
                null,
                method,
                Objects.requireNonNull(receiver.getURI()).clone(),
                sender,
                receiver,
                true);
        made.cseq = session.nextSequence();
        made.headers.set("Max-Forwards", "70");
        Contacts.add(made);
        return made;
    }

    private static AddressValue bare(Address address) {
        AddressValue copy = AddressValue.read(address.toString());
        if (copy == null || copy.isWildcard()) {
            throw new IllegalArgumentException("not an address of a party: " + address);
        }
        copy.removeParameter("tag");
        return copy;
    }

    @Override
    public SipServletRequest createRequest(SipApplicationSession appSession, String method, String from, String to)
            throws ServletParseException {
        return createRequest(appSession, method, Uris.address(from), Uris.address(to));
    }

    @Override
    public SipServletRequest createRequest(SipApplicationSession appSession, String method, URI from, URI to) {
        return createRequest(appSession, method, AddressValue.of(from, null), AddressValue.of(to, null));
    }

    @Override
    public SipServletRequest createRequest(SipServletRequest origRequest, boolean sameCallId) {
        RequestMessage origin = (RequestMessage) origRequest;
        String callId =
                sameCallId ? origin.getCallId() : application.container().newId();
        return BackToBack.copy(application, origin, callId);
    }

    @Override
    public SipURI createSipURI(@Nullable String user, String host) {
        return SipUriValue.of(user, host, -1);
    }

    @Override
    public URI createURI(String uri) throws ServletParseException {
        return Uris.parse(uri);
    }
}
