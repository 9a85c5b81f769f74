package org.olelo.net.dns;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.olelo.net.SocketRegistry;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipUri;

/**
 * Tells which messages may have to ask the DNS, so that they run where waiting is allowed and the script sees the result of its relay: those
 * whose Request-URI or Route names a host that is not known yet, and all of them while a host that is named in the configuration is not
 * known. A name that turned out never to be asked for (the script replaced it) costs nothing later. Thread-safe.
 */
public final class NameUse {
    private static final int MOST = 10_000;
    /** After so many messages that did not need it a name of the configuration no longer keeps messages off the event loops. */
    private static final int ENOUGH = 100;

    private final ServerLocator locator;
    private final SocketRegistry sockets;
    /** Names seen in messages that nobody asked the DNS for. */
    private final Set<String> unasked = ConcurrentHashMap.newKeySet();

    /** How many messages were done without a need for that name of the configuration. */
    private final Map<String, Integer> idle = new ConcurrentHashMap<>();

    private volatile Set<String> literals = Set.of();
    /** Those of them that may still keep messages off the event loops. */
    private volatile List<String> watched = List.of();

    private final ReentrantLock changing = new ReentrantLock();

    NameUse(ServerLocator locator, SocketRegistry sockets) {
        this.locator = locator;
        this.sockets = sockets;
    }

    /** Names that occur in the configuration. */
    public void literals(Set<String> names) {
        literals = Set.copyOf(names);
        watched = names.stream().filter(NameUse::isName).toList();
    }

    /** Whether the relay of that request may wait for the DNS. Costs next to nothing where hosts are addresses. */
    public boolean waits(SipRequest request) {
        SipUri uri = request.parsedUri();
        if (uri != null && waits(uri.host()) && !isMyself(uri.host())) {
            return true;
        }
        int route = request.find(HeaderId.ROUTE);
        return literalsWait() || route >= 0 && routesWait(request, route);
    }

    /** A request for which {@link #waits(SipRequest)} was true is done. */
    public void done(SipRequest request) {
        SipUri uri = request.parsedUri();
        if (uri != null && isName(uri.host())) {
            done(uri.host());
        }
        int route = request.find(HeaderId.ROUTE);
        if (route >= 0) {
            inUris(request.headerValue(route), this::done);
        }
        for (String name : watched) {
            if (!locator.isKnown(name) && idle.merge(name, 1, Integer::sum) >= ENOUGH) {
                watch(name, false);
            }
        }
    }

    private boolean isMyself(String host) {
        boolean own = sockets.isMyself(host, 0, null);
        if (own && unasked.size() < MOST) {
            unasked.add(host);
        }
        return own;
    }

    private boolean routesWait(SipRequest request, int first) {
        byte[] bytes = request.bytes();
        for (int i = first; i >= 0; i = request.next(i)) {
            if (mayName(bytes, request.valueStart(i), request.valueEnd(i))) {
                boolean[] waiting = {false};
                inUris(request.headerValue(i), host -> waiting[0] |= waits(host));
                return waiting[0];
            }
        }
        return false;
    }

    /** Whether a URI in a header value may have a host that is not an address. */
    private static boolean mayName(byte[] bytes, int from, int to) {
        for (int i = from; i + 4 < to; i++) {
            if (bytes[i] == ':' && bytes[i - 1] != '[') {
                int c = bytes[i + 1];
                if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a name of the configuration is unknown now. */
    public boolean literalsWait() {
        for (String name : watched) {
            if (!locator.isKnown(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean waits(String host) {
        return isName(host) && !unasked.contains(host) && !locator.isKnown(host);
    }

    private void done(String host) {
        if (!locator.isKnown(host) && locator.settings().useCache() && unasked.size() < MOST) {
            unasked.add(host);
        }
    }

    /** The name is asked for. */
    void asked(String host) {
        if (!unasked.isEmpty()) {
            unasked.remove(host);
        }
        if (idle.remove(host) != null && literals.contains(host)) {
            watch(host, true);
        }
    }

    private void watch(String name, boolean yes) {
        changing.lock();
        try {
            Stream<String> others = watched.stream().filter(other -> !other.equals(name));
            watched = Stream.concat(others, yes ? Stream.of(name) : Stream.empty())
                    .toList();
        } finally {
            changing.unlock();
        }
    }

    /** Whether it is a host name, not an address. */
    public static boolean isName(String host) {
        if (host.isEmpty() || host.charAt(0) == '[') {
            return false;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return host.indexOf(':') < 0;
            }
        }
        return false;
    }

    /** Finds the host names of the SIP URIs in a text. */
    public static void inUris(String text, Consumer<String> found) {
        for (int at = text.indexOf("sip"); at >= 0; at = text.indexOf("sip", at + 3)) {
            int colon = text.startsWith("sips:", at) ? at + 4 : at + 3;
            if (colon >= text.length() || text.charAt(colon) != ':') {
                continue;
            }
            int start = colon + 1;
            int end = endOfHost(text, start);
            if (end < text.length() && (text.charAt(end) == '@' || hasUser(text, end))) {
                start = text.indexOf('@', end) + 1;
                end = endOfHost(text, start);
            }
            boolean isWhole = end == text.length() || text.charAt(end) != '$'; // else a variable goes on
            String host = text.substring(start, end);
            if (isWhole && isName(host)) {
                found.accept(host);
            }
        }
    }

    private static boolean hasUser(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@') {
                return true;
            }
            if (c == '>' || c == '<' || c == ',' || c == ' ' || c == '"') {
                return false;
            }
        }
        return false;
    }

    private static int endOfHost(String text, int start) {
        int end = start;
        while (end < text.length() && isHostChar(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isHostChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_';
    }
}
