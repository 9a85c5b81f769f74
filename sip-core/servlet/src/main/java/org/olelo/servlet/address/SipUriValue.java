package org.olelo.servlet.address;

import jakarta.servlet.sip.SipURI;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.olelo.sip.SipUri;
import org.olelo.sip.UriScheme;

/** A {@code sip:} or {@code sips:} URI that can be changed. */
public final class SipUriValue extends AbstractUri implements SipURI {
    private static final String UNESCAPED = "-_.!~*'()&=+$,;?/";

    private static final Pattern HOST_AND_PORT = Pattern.compile("([^:]+|\\[.+]):(\\d{1,5})");

    private boolean secure;
    private @Nullable String user;
    private @Nullable String password;
    private String host;
    private int port;
    private final Parameters headers;

    private SipUriValue(Parameters parameters, Parameters headers, String host) {
        super(parameters);
        this.headers = headers;
        this.host = host;
        this.port = -1;
    }

    /** A {@code sip:} URI; the host may have its port behind it. */
    public static SipUriValue of(@Nullable String user, String host, int port) {
        Matcher with = HOST_AND_PORT.matcher(host);
        boolean both = with.matches();
        SipUriValue made = new SipUriValue(new Parameters(), new Parameters(), both ? with.group(1) : host);
        made.user = user;
        made.port = both ? Integer.parseInt(with.group(2)) : port;
        return made;
    }

    static @Nullable SipUriValue parse(String text) {
        SipUri uri = SipUri.parse(text);
        if (uri == null || !uri.isSip() || uri.host().isEmpty()) {
            return null;
        }
        SipUriValue made =
                new SipUriValue(Parameters.parse(uri.params(), ';'), Parameters.parse(uri.headers(), '&'), uri.host());
        made.secure = uri.scheme() == UriScheme.SIPS;
        made.user = uri.hasUser() ? unescape(uri.user()) : null;
        String secret = uri.password();
        made.password = secret == null || secret.isEmpty() ? null : unescape(secret);
        made.port = uri.port() > 0 ? uri.port() : -1;
        return made;
    }

    @Override
    public SipUriValue clone() {
        SipUriValue copy = new SipUriValue(parameters.copy(), headers.copy(), host);
        copy.secure = secure;
        copy.user = user;
        copy.password = password;
        copy.port = port;
        return copy;
    }

    @Override
    public boolean isSipURI() {
        return true;
    }

    @Override
    public String getScheme() {
        return secure ? "sips" : "sip";
    }

    @Override
    public @Nullable String getHeader(String name) {
        String value = headers.get(name);
        return value == null ? null : unescape(value);
    }

    @Override
    public Iterator<String> getHeaderNames() {
        return headers.map().keySet().iterator();
    }

    @Override
    public String getHost() {
        return host;
    }

    @Override
    public boolean getLrParam() {
        return parameters.get("lr") != null;
    }

    @Override
    public @Nullable String getMAddrParam() {
        return parameters.get("maddr");
    }

    @Override
    public @Nullable String getMethodParam() {
        return parameters.get("method");
    }

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public @Nullable String getTransportParam() {
        return parameters.get("transport");
    }

    @Override
    public int getTTLParam() {
        String value = parameters.get("ttl");
        try {
            return value == null ? -1 : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public @Nullable String getUser() {
        return user;
    }

    @Override
    public @Nullable String getUserParam() {
        return parameters.get("user");
    }

    @Override
    public @Nullable String getUserPassword() {
        return password;
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public void removeHeader(String name) {
        beforeChange();
        headers.remove(name);
        afterChange();
    }

    @Override
    public void setHeader(String name, String value) {
        beforeChange();
        headers.set(name, escape(value, "-_.!~*'()[]/?:+$"));
        afterChange();
    }

    @Override
    public void setHost(String next) {
        beforeMove();
        host = next;
        afterChange();
    }

    @Override
    public void setLrParam(boolean flag) {
        setParameter("lr", flag ? "" : null);
    }

    @Override
    public void setMAddrParam(String maddr) {
        setParameter("maddr", maddr);
    }

    @Override
    public void setMethodParam(String method) {
        setParameter("method", method);
    }

    @Override
    public void setPort(int next) {
        beforeMove();
        port = next < 0 ? -1 : next;
        afterChange();
    }

    @Override
    public void setSecure(boolean b) {
        beforeMove();
        secure = b;
        afterChange();
    }

    @Override
    public void setTransportParam(String transport) {
        setParameter("transport", transport);
    }

    @Override
    public void setTTLParam(int ttl) {
        setParameter("ttl", Integer.toString(ttl));
    }

    @Override
    public void setUser(@Nullable String next) {
        beforeChange();
        user = next;
        afterChange();
    }

    @Override
    public void setUserParam(String next) {
        setParameter("user", next);
    }

    @Override
    public void setUserPassword(@Nullable String next) {
        beforeChange();
        password = next;
        afterChange();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        if (!(o instanceof SipUriValue)) {
            return false;
        }
        SipUri mine = SipUri.parse(toString());
        SipUri other = SipUri.parse(o.toString());
        return mine != null && other != null && mine.isEquivalent(other);
    }

    @Override
    public int hashCode() {
        return host.toLowerCase(Locale.ROOT).hashCode() * 31 + (user == null ? 0 : user.hashCode());
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(64).append(secure ? "sips:" : "sip:");
        String name = user;
        if (name != null) {
            out.append(escape(name, UNESCAPED));
            String secret = password;
            if (secret != null) {
                out.append(':').append(escape(secret, "-_.!~*'()&=+$,"));
            }
            out.append('@');
        }
        boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
        out.append(bare ? "[" + host + "]" : host);
        if (port >= 0) {
            out.append(':').append(port);
        }
        parameters.writeTo(out, ';');
        StringBuilder after = new StringBuilder();
        headers.writeTo(after, '&');
        if (!after.isEmpty()) {
            out.append('?').append(after, 1, after.length());
        }
        return out.toString();
    }

    /** Percent escapes to characters. */
    static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 && i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.append((char) (high * 16 + low));
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static String escape(String text, String plain) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (word || plain.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4 & 15, 16)));
                out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }
}
