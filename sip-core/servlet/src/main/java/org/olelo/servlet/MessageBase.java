package org.olelo.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.sip.Address;
import jakarta.servlet.sip.Parameterable;
import jakarta.servlet.sip.ServletParseException;
import jakarta.servlet.sip.SipApplicationSession;
import jakarta.servlet.sip.SipServletMessage;
import jakarta.servlet.sip.SipSession;
import java.io.Serializable;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;
import org.olelo.servlet.address.AddressValue;
import org.olelo.servlet.address.ParameterableValue;
import org.olelo.servlet.address.Uris;
import org.olelo.text.Latin;

/** What requests and responses share. Used by one thread at a time: that of the session's mailbox. */
@SuppressWarnings(
        "serial") // applications put messages where the specification asks for something serializable, as in timers
abstract class MessageBase implements SipServletMessage, Serializable {
    private static final long serialVersionUID = 1L;

    final DialogSession session;
    final HeaderList headers;
    final Map<String, Object> attributes = new ConcurrentHashMap<>();
    /** Where it came from; null for one made here. */
    final @Nullable Flow flow;

    /** One char per byte. */
    String body = "";

    boolean committed;
    private @Nullable String charset;
    private HeaderForm form = HeaderForm.DEFAULT;

    MessageBase(DialogSession session, HeaderList headers, @Nullable Flow flow) {
        this.session = session;
        this.headers = headers;
        this.flow = flow;
    }

    final void beforeChange() {
        if (committed) {
            throw new IllegalStateException("the message is committed");
        }
    }

    private void beforeChange(String name) {
        Objects.requireNonNull(name, "name of the header");
        if (SystemHeaders.includes(name, this)) {
            throw new IllegalArgumentException(name + " is a system header");
        }
        beforeChange();
    }

    // ---- headers

    /** Values of a header; of one that is made here, those too which the engine writes. */
    private List<String> values(String name) {
        List<String> all = headers.all(Objects.requireNonNull(name));
        return all.isEmpty() && flow == null ? system(HeaderList.key(name)) : all;
    }

    private @Nullable String value(String name) {
        List<String> all = values(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    private List<String> system(String key) {
        return switch (key) {
            case "from" -> List.of(getFrom().toString());
            case "to" -> List.of(getTo().toString());
            case "call-id" -> List.of(getCallId());
            case "cseq" -> List.of(sequence() + " " + getMethod());
            case "via" -> vias();
            default -> List.of();
        };
    }

    /** Number in CSeq. */
    abstract int sequence();

    /** Of a message made here. */
    abstract List<String> vias();

    @Override
    public @Nullable String getHeader(String name) {
        return value(name);
    }

    @Override
    public ListIterator<String> getHeaders(String name) {
        return values(name).listIterator();
    }

    @Override
    public Iterator<String> getHeaderNames() {
        Set<String> names = headers.names();
        if (flow == null) {
            names.addAll(List.of("From", "To", "Call-ID", "CSeq"));
        }
        return names.iterator();
    }

    @Override
    public void addHeader(String name, String value) {
        beforeChange(name);
        headers.add(name, Objects.requireNonNull(value));
    }

    @Override
    public void setHeader(String name, String value) {
        beforeChange(name);
        headers.set(name, Objects.requireNonNull(value));
    }

    @Override
    public void removeHeader(String name) {
        beforeChange(name);
        headers.set(name, null);
    }

    @Override
    public @Nullable Address getAddressHeader(String name) throws ServletParseException {
        String value = value(name);
        return value == null ? null : address(name, value, 0);
    }

    @Override
    public ListIterator<Address> getAddressHeaders(String name) throws ServletParseException {
        List<Address> all = new ArrayList<>();
        for (String value : values(name)) {
            all.add(address(name, value, all.size()));
        }
        return all.listIterator();
    }

    /** From or To that the application may change, tags excepted: of a new request; else null. */
    abstract @Nullable AddressValue party(String key);

    private AddressValue address(String name, String value, int index) throws ServletParseException {
        AddressValue party = party(HeaderList.key(name));
        if (party != null) {
            return party;
        }
        AddressValue address = Uris.address(value);
        bind(name, index, address);
        return address;
    }

    private void bind(String name, int index, ParameterableValue value) {
        boolean system = SystemHeaders.includes(name, this);
        boolean contact = HeaderList.same(name, "Contact");
        Runnable write = () -> headers.replace(name, index, value.toString());
        if (value instanceof AddressValue address) {
            if (committed || system && !contact) {
                address.fixAll();
            } else if (system) {
                address.placedByContainer(write);
            } else {
                address.changeable(write);
            }
        } else if (committed || system && !contact) {
            value.fix();
        } else {
            value.onChange(write);
        }
    }

    @Override
    public void addAddressHeader(String name, Address addr, boolean first) {
        beforeChange(name);
        put(name, addr.toString(), first);
    }

    @Override
    public void setAddressHeader(String name, Address addr) {
        beforeChange(name);
        headers.set(name, addr.toString());
    }

    private void put(String name, String value, boolean first) {
        if (first) {
            headers.addFirst(name, value);
        } else {
            headers.add(name, value);
        }
    }

    @Override
    public @Nullable Parameterable getParameterableHeader(String name) throws ServletParseException {
        String value = value(name);
        return value == null ? null : parameterable(name, value, 0);
    }

    @Override
    public ListIterator<? extends Parameterable> getParameterableHeaders(String name) throws ServletParseException {
        List<Parameterable> all = new ArrayList<>();
        for (String value : values(name)) {
            all.add(parameterable(name, value, all.size()));
        }
        return all.listIterator();
    }

    private Parameterable parameterable(String name, String value, int index) throws ServletParseException {
        ParameterableValue made = value.indexOf('<') >= 0 ? Uris.address(value) : ParameterableValue.parse(value);
        bind(name, index, made);
        return made;
    }

    @Override
    public void addParameterableHeader(String name, Parameterable param, boolean first) {
        beforeChange(name);
        put(name, param.toString(), first);
    }

    @Override
    public void setParameterableHeader(String name, Parameterable param) {
        beforeChange(name);
        headers.set(name, param.toString());
    }

    @Override
    public HeaderForm getHeaderForm() {
        return form;
    }

    @Override
    public void setHeaderForm(HeaderForm next) {
        form = Objects.requireNonNull(next);
    }

    // ---- languages

    @Override
    public void addAcceptLanguage(Locale locale) {
        addHeader("Accept-Language", locale.toLanguageTag());
    }

    @Override
    public void setAcceptLanguage(@Nullable Locale locale) {
        beforeChange();
        headers.set("Accept-Language", locale == null ? null : locale.toLanguageTag());
    }

    @Override
    public @Nullable Locale getAcceptLanguage() {
        Iterator<Locale> all = getAcceptLanguages();
        return all.hasNext() ? all.next() : null;
    }

    @Override
    public Iterator<Locale> getAcceptLanguages() {
        List<String> values = headers.all("Accept-Language");
        if (values.isEmpty()) {
            return Collections.emptyIterator();
        }
        List<Locale> all = new ArrayList<>();
        for (Locale.LanguageRange range : Locale.LanguageRange.parse(String.join(",", values))) {
            all.add(Locale.forLanguageTag(range.getRange()));
        }
        return all.iterator();
    }

    @Override
    public @Nullable Locale getContentLanguage() {
        String value = headers.first("Content-Language");
        return value == null ? null : Locale.forLanguageTag(value);
    }

    @Override
    public void setContentLanguage(@Nullable Locale locale) {
        beforeChange();
        headers.set("Content-Language", locale == null ? null : locale.toLanguageTag());
    }

    // ---- body

    @Override
    public @Nullable String getContentType() {
        return headers.first("Content-Type");
    }

    @Override
    public void setContentType(String type) {
        beforeChange();
        headers.set("Content-Type", type);
    }

    @Override
    public int getContentLength() {
        return body.length();
    }

    @Override
    public void setContentLength(int len) {
        beforeChange();
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        if (charset != null) {
            return charset;
        }
        String type = getContentType();
        return type == null ? null : ParameterableValue.parse(type).getParameter("charset");
    }

    @Override
    public void setCharacterEncoding(String enc) {
        charset = enc;
    }

    private Charset charset() throws UnsupportedEncodingException {
        String name = getCharacterEncoding();
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnsupportedEncodingException(name);
        }
    }

    @Override
    public @Nullable Object getContent() throws UnsupportedEncodingException {
        if (body.isEmpty()) {
            return null;
        }
        String type = getContentType();
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        boolean text = lower.startsWith("text/") || lower.startsWith("application/sdp");
        return text ? new String(Latin.bytes(body), charset()) : Latin.bytes(body);
    }

    @Override
    public byte @Nullable [] getRawContent() {
        return body.isEmpty() ? null : Latin.bytes(body);
    }

    @Override
    public void setContent(@Nullable Object content, String contentType) throws UnsupportedEncodingException {
        beforeChange();
        if (content == null) {
            body = "";
            headers.set("Content-Type", null);
            return;
        }
        headers.set("Content-Type", Objects.requireNonNull(contentType));
        byte[] bytes = content instanceof byte[] raw ? raw : content.toString().getBytes(charset());
        body = Latin.string(bytes, 0, bytes.length);
    }

    @Override
    public int getExpires() {
        String value = headers.first("Expires");
        try {
            return value == null ? -1 : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public void setExpires(int seconds) {
        beforeChange();
        headers.set("Expires", seconds < 0 ? null : Integer.toString(seconds));
    }

    // ---- attributes and sessions

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.get(Objects.requireNonNull(name));
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(attributes.keySet());
    }

    @Override
    public void setAttribute(String name, Object o) {
        attributes.put(Objects.requireNonNull(name), Objects.requireNonNull(o));
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public SipApplicationSession getApplicationSession() {
        return session.getApplicationSession();
    }

    @Override
    public SipApplicationSession getApplicationSession(boolean create) {
        return session.getApplicationSession();
    }

    @Override
    public SipSession getSession() {
        return session;
    }

    @Override
    public SipSession getSession(boolean create) {
        return session;
    }

    /** The application's context. */
    public final ServletContext servletContext() {
        return session.getServletContext();
    }

    // ---- addresses

    @Override
    public String getCallId() {
        return session.getCallId();
    }

    @Override
    public String getProtocol() {
        return "SIP/2.0";
    }

    @Override
    public @Nullable String getInitialRemoteAddr() {
        return getRemoteAddr();
    }

    @Override
    public int getInitialRemotePort() {
        return getRemotePort();
    }

    @Override
    public @Nullable String getInitialTransport() {
        return flow == null ? null : getTransport();
    }

    @Override
    public @Nullable String getLocalAddr() {
        return flow == null ? null : flow.socket().addressText();
    }

    @Override
    public int getLocalPort() {
        return flow == null ? -1 : flow.socket().port();
    }

    @Override
    public @Nullable String getRemoteAddr() {
        return flow == null ? null : flow.sourceIp();
    }

    @Override
    public int getRemotePort() {
        return flow == null ? -1 : flow.sourcePort();
    }

    @Override
    public @Nullable String getTransport() {
        return flow == null ? null : flow.protocol().viaToken();
    }

    @Override
    public boolean isSecure() {
        return "TLS".equals(getTransport()) || "WSS".equals(getTransport());
    }

    @Override
    public boolean isCommitted() {
        return committed;
    }

    @Override
    public @Nullable String getRemoteUser() {
        Principal user = getUserPrincipal();
        return user == null ? null : user.getName();
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return null;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    /** Header lines with CRLF that the engine does not write itself. */
    final List<String> lines() {
        List<String> all = new ArrayList<>();
        for (HeaderList.Field field : headers.fields()) {
            if (!SystemHeaders.isWritten(field.name())) {
                all.add(field.name() + ": " + field.value() + "\r\n");
            }
        }
        return all;
    }
}
