package org.olelo.sip;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.olelo.text.Latin;

/** Damaged messages, from fixed seeds: nothing may throw, whatever is asked of what was parsed. */
class FuzzTest {
    private static final int ROUNDS = 60_000;
    private static final String ODD = "\r\n\r\n \t;,:<>\"\\@=?()[]/*%\u0000\u00ff\u007fz0";
    private static final String SEED =
            "INVITE sip:bob:pw@conf.test:5070;transport=udp;user=phone?Subject=hi SIP/2.0\r\n"
                    + "Via: SIP/2.0/UDP 10.0.0.1:5070;rport;branch=z9hG4bKx;received=1.2.3.4, SIP/2.0/TCP [::1];branch=y\r\n"
                    + "Max-Forwards: 70\r\nFrom: \"Alice \\\"Q\\\" A\" <sip:alice;x=1@from.test:5088;fp=2>;tag=cft-1\r\n"
                    + "t: Bob <sips:bob@to.test;tp=1>;tq=2\r\ni: c-1@h\r\nCSeq: 1 INVITE\r\n"
                    + "Contact: \"C\" <sip:alice@10.1.2.3:5062;ob>;q=0.7;expires=120, <tel:+1;x=2>\r\n x: y\r\n"
                    + "Route: <sip:127.0.0.1;lr;foo=bar>, <sip:next.test;lr>\r\nSupported: path, 100rel\r\nAllow: INVITE,ACK\r\n"
                    + "Authorization: Digest username=\"a\\\"b\", realm=\"r,s\", nonce=\"n\", uri=\"sip:x\", response=\"0\", nc=00000001\r\n"
                    + "Content-Type: multipart/mixed;boundary=\"bb\"\r\nSession-Expires: 90;refresher=uac\r\nRAck: 1 2 INVITE\r\n"
                    + "Event: presence;id=1\r\nContent-Length: 60\r\n\r\n"
                    + "--bb\r\nContent-Type: application/sdp\r\n\r\nv=0\r\nc=IN IP4 1.1.1.1\r\nm=audio 1 RTP/AVP 0\r\na=x:y\r\n--bb--\r\n";

    @Test
    void shouldNeverThrowOnRequests() {
        int parsed = fuzz(SEED, 1);
        assertTrue(parsed > ROUNDS / 10 && parsed < ROUNDS, parsed + " parsed");
    }

    @Test
    void shouldNeverThrowOnResponses() {
        int parsed = fuzz(SEED.replaceFirst("INVITE.*", "SIP/2.0 200 OK"), 2);
        assertTrue(parsed > ROUNDS / 10 && parsed < ROUNDS, parsed + " parsed");
    }

    @Test
    void shouldNeverThrowOnNoise() {
        Random random = new Random(3);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte)
                        (random.nextInt(3) == 0 ? random.nextInt(256) : ODD.charAt(random.nextInt(ODD.length())));
            }
            Everything.readAs(Latin.string(bytes));
            MessageParser.parse(bytes);
        }
    }

    private static int fuzz(String seed, long number) {
        Random random = new Random(number);
        int parsed = 0;
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder(seed);
            for (int changes = 1 + random.nextInt(4); changes > 0 && text.length() > 1; changes--) {
                change(text, random);
            }
            byte[] bytes = Latin.bytes(text.toString());
            if (MessageParser.parse(bytes) instanceof SipMessage message) {
                parsed++;
                Everything.of(message, random);
            }
        }
        return parsed;
    }

    private static void change(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
            case 1 -> text.insert(at, ODD.charAt(random.nextInt(ODD.length())));
            case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
            default -> text.setLength(Math.max(1, text.length() - random.nextInt(30)));
        }
    }
}
