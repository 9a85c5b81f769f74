package org.olelo.module.nathelper;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.module.usrloc.api.LocationTable;
import org.olelo.module.usrloc.api.UserLocation;
import org.olelo.net.Destination;
import org.olelo.net.IpText;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.routing.MessageContext;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.ModuleException;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the bindings of registered contacts open: 4 zero bytes, or a SIP request, to each over UDP. */
final class Pinger {
    private static final Logger LOG = LoggerFactory.getLogger("nathelper");
    private static final byte[] ZEROES = new byte[4];

    private final Engine engine;
    private final Rules rules;
    private final UserLocation service;
    private final LocationTable table;
    private final @Nullable LocalSocket forced;
    private final String callIdStart =
            Integer.toHexString(ThreadLocalRandom.current().nextInt()) + '-';
    private final AtomicInteger sequence = new AtomicInteger();
    private volatile boolean enabled = true;

    /** Which contacts get which ping. */
    record Rules(
            boolean natedOnly,
            int sipFlag,
            String sipFrom,
            String sipMethod,
            int disableFlag,
            String forceSocket,
            boolean ownServerId,
            boolean ignorePath) {}

    private record Target(String uri, SipUri next, @Nullable LocalSocket socket, boolean bySip) {}

    Pinger(Engine engine, Rules rules) throws ModuleException {
        this.engine = engine;
        this.rules = rules;
        service = engine.api(UserLocation.class);
        table = service.table("location");
        forced = rules.forceSocket().isEmpty() ? null : engine.sockets().ofText(rules.forceSocket());
        if (!rules.sipFrom().isEmpty()) {
            engine.hooks().beforeScript(this::isNotAnswer);
        }
    }

    void enable(boolean value) {
        enabled = value;
    }

    // The answers to SIP pings end here.
    private boolean isNotAnswer(MessageContext ctx) {
        return ctx.isRequest() || !ctx.message().callId().startsWith(callIdStart);
    }

    void pingAll() {
        if (!enabled) {
            return;
        }
        List<Target> targets = new ArrayList<>();
        table.forEach((aor, record) -> record.all().forEach(contact -> collect(contact, targets)));
        targets.forEach(this::ping);
    }

    private void collect(Contact contact, List<Target> targets) {
        if (isSet(contact, rules.disableFlag())
                || rules.natedOnly() && (contact.branchFlags() & service.natFlag()) == 0
                || rules.ownServerId()
                        && contact.serverId() != engine.settings().integer("server_id")) {
            return;
        }
        String path = rules.ignorePath() ? "" : contact.path();
        String next = contact.received().isEmpty() ? contact.uri() : contact.received();
        if (!path.isEmpty()) {
            int open = path.indexOf('<');
            int close = path.indexOf('>');
            next = open >= 0 && close > open ? path.substring(open + 1, close) : path;
        }
        SipUri uri = SipUri.parse(next);
        if (uri != null && (uri.transport() == null || uri.transport().equalsIgnoreCase("udp"))) {
            boolean bySip = !rules.sipFrom().isEmpty() && isSet(contact, rules.sipFlag());
            targets.add(new Target(contact.uri(), uri, contact.socket(), bySip));
        }
    }

    private static boolean isSet(Contact contact, int flag) {
        return flag >= 0 && (contact.branchFlags() >>> flag & 1) != 0;
    }

    private void ping(Target target) {
        InetAddress address = address(target.next().host());
        if (address == null) {
            return;
        }
        int port = target.next().port() > 0 ? target.next().port() : 5060;
        LocalSocket wanted = forced != null ? forced : target.socket();
        LocalSocket socket = wanted != null && wanted.protocol() == Protocol.UDP
                ? wanted
                : engine.sockets().defaultFor(Protocol.UDP, address);
        if (socket == null) {
            return;
        }
        byte[] data = target.bySip() ? request(target.uri(), socket) : ZEROES;
        engine.transports().send(Destination.of(Protocol.UDP, address, port).from(socket), data);
    }

    private static @Nullable InetAddress address(String host) {
        InetAddress numeric = IpText.parse(host);
        if (numeric != null) {
            return numeric;
        }
        try {
            return InetAddress.getByName(host); // a timer's thread may wait
        } catch (UnknownHostException e) {
            LOG.debug("contact not pinged, host={}", host);
            return null;
        }
    }

    private byte[] request(String uri, LocalSocket socket) {
        int number = sequence.incrementAndGet();
        String random = Integer.toHexString(ThreadLocalRandom.current().nextInt() | Integer.MIN_VALUE);
        return Latin.bytes(rules.sipMethod() + ' ' + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + socket.sentBy() + ";branch=z9hG4bK" + random + number + "\r\n"
                + "From: " + rules.sipFrom() + ";tag=" + random + "\r\n"
                + "To: " + uri + "\r\n"
                + "Call-ID: " + callIdStart + random + number + '@' + socket.addressText() + "\r\n"
                + "CSeq: 1 " + rules.sipMethod() + "\r\n"
                + "Content-Length: 0\r\n\r\n");
    }
}
