package org.olelo.module.nathelper;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;
import org.olelo.net.Protocol;
import org.olelo.routing.MessageContext;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipUri;
import org.olelo.sip.Via;
import org.olelo.sip.body.Sdp;
import org.olelo.sip.body.SdpMedia;

/** The tests of nat_uac_test(). */
final class NatTests {
    static final int CONTACT_PRIVATE = 1;
    static final int VIA_RECEIVED = 2;
    static final int VIA_PRIVATE = 4;
    static final int SDP_PRIVATE = 8;
    static final int VIA_PORT = 16;
    static final int SOURCE_PRIVATE = 32;
    static final int WEBSOCKET = 64;
    static final int CONTACT_PORT = 128;
    static final int SDP_SOURCE = 256;
    static final int TARGET = 512;

    private final boolean reserved;

    /** On those ranges. */
    NatTests(boolean reserved) {
        this.reserved = reserved;
    }

    /** True when any of the tests finds a NAT. */
    boolean any(MessageContext ctx, int tests) {
        Flow flow = ctx.flow();
        return has(tests, VIA_PORT) && viaPort(ctx) != flow.sourcePort()
                || has(tests, VIA_RECEIVED)
                        && !ctx.message().via().host().equalsIgnoreCase(org.olelo.net.IpText.uriHost(flow.source()))
                        && !ctx.message().via().isHost(flow.sourceIp())
                || has(tests, CONTACT_PRIVATE) && isContactPrivate(ctx)
                || has(tests, SDP_PRIVATE) && sdpHas(ctx, true)
                || has(tests, VIA_PRIVATE) && isPrivate(ctx.message().via().host())
                || has(tests, SOURCE_PRIVATE) && isPrivate(flow.sourceIp())
                || has(tests, WEBSOCKET) && isWebSocket(flow.protocol())
                || has(tests, CONTACT_PORT) && contactPort(ctx) != flow.sourcePort()
                || has(tests, SDP_SOURCE) && sdpHas(ctx, false)
                || has(tests, TARGET) && isTargetDifferent(ctx);
    }

    /** True for an address that is not public. */
    boolean isPrivate(String host) {
        return PrivateAddresses.contain(host, reserved);
    }

    private static boolean has(int tests, int test) {
        return (tests & test) != 0;
    }

    private static boolean isWebSocket(Protocol protocol) {
        return protocol == Protocol.WS || protocol == Protocol.WSS;
    }

    private static int viaPort(MessageContext ctx) {
        int port = ctx.message().via().port();
        return port > 0 ? port : 5060;
    }

    private boolean isContactPrivate(MessageContext ctx) {
        SipUri uri = firstContact(ctx);
        return uri != null && isPrivate(uri.host());
    }

    private static int contactPort(MessageContext ctx) {
        SipUri uri = firstContact(ctx);
        if (uri == null) {
            return ctx.flow().sourcePort();
        }
        return port(uri);
    }

    private static int port(SipUri uri) {
        return uri.port() > 0 ? uri.port() : 5060;
    }

    private static @Nullable SipUri firstContact(MessageContext ctx) {
        List<NameAddr> contacts = ctx.message().contacts().values();
        return contacts.isEmpty() ? null : contacts.get(0).uri();
    }

    private boolean sdpHas(MessageContext ctx, boolean privately) {
        Sdp sdp = sdp(ctx.message());
        if (sdp == null) {
            return false;
        }
        String source = ctx.flow().sourceIp();
        if (differs(sdp.address(), source, privately)) {
            return true;
        }
        for (SdpMedia media : sdp.media()) {
            if (differs(media.address(), source, privately)) {
                return true;
            }
        }
        return false;
    }

    private boolean differs(String address, String source, boolean privately) {
        return !address.isEmpty() && (privately ? isPrivate(address) : !address.equals(source));
    }

    static @Nullable Sdp sdp(SipMessage message) {
        return message.hasBody() ? Sdp.parse(message.bytes(), message.bodyStart(), message.length()) : null;
    }

    private static boolean isTargetDifferent(MessageContext ctx) {
        if (!ctx.isRequest()) {
            Via second = ctx.message().via2();
            if (second == null) {
                return false;
            }
            String received = second.received();
            int port = second.port() > 0 ? second.port() : 5060;
            return second.transport().regionMatches(true, 0, "WS", 0, 2)
                    || received != null && !second.isHost(received)
                    || second.rport() > 0 && second.rport() != port;
        }
        String next = ctx.dstUri();
        SipUri to = next == null ? null : SipUri.parse(next);
        SipUri uri = ctx.parsedUri();
        if (to == null || uri == null) {
            return false;
        }
        String transport = to.transport();
        return transport != null && transport.regionMatches(true, 0, "ws", 0, 2)
                || !to.isHost(uri.host())
                || port(to) != port(uri);
    }
}
