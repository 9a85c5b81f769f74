package org.olelo.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.olelo.sip.body.Multipart;
import org.olelo.sip.body.Sdp;
import org.olelo.sip.edit.MessageEdits;
import org.olelo.sip.edit.OutgoingRequest;
import org.olelo.sip.edit.OutgoingResponse;
import org.olelo.sip.edit.ReplyBuilder;
import org.olelo.sip.header.ContentType;
import org.olelo.sip.header.DigestCredentials;
import org.olelo.sip.header.QValue;
import org.olelo.sip.header.RAck;
import org.olelo.sip.header.SessionExpires;
import org.olelo.sip.header.TokenList;
import org.olelo.sip.header.ValueWithParams;
import org.olelo.text.Latin;

/** Whatever can be asked of what was parsed: for tests that feed it with damaged input. */
final class Everything {
    private Everything() {}

    /** Asks for all that a message has, and writes it with some edits. */
    static void of(SipMessage message, Random random) {
        message.via2();
        message.vias().forEach(Via::params);
        message.via().param("x");
        if (message.from() != null) {
            nameAddr(message.from());
        }
        nameAddr(message.to());
        message.contacts().values().forEach(Everything::nameAddr);
        message.routes().forEach(Everything::nameAddr);
        message.contentLength();
        message.expires();
        message.event();
        message.callId();
        message.version();
        for (int i = 0; i < message.headerCount(); i++) {
            assertTrue(message.lineStart(i) <= message.nameEnd(i) && message.nameEnd(i) <= message.lineEnd(i));
            assertTrue(message.valueStart(i) <= message.valueEnd(i) && message.valueEnd(i) <= message.lineEnd(i));
            readAs(message.headerValue(i));
            message.next(i);
        }
        assertTrue(message.headersEnd() <= message.bodyStart() && message.bodyStart() <= message.length());
        DigestCredentials.find(message, HeaderId.AUTHORIZATION, "r");
        TokenList.of(message, HeaderId.SUPPORTED);
        TokenList.allowedMethods(message);
        SessionExpires.of(message);
        Multipart.parts(message).forEach(part -> Sdp.parse(part.bytes(), part.bodyStart(), part.bodyEnd()));
        write(message, random);
    }

    private static void write(SipMessage message, Random random) {
        MessageEdits edits = new MessageEdits();
        for (int i = 0; i < 3; i++) {
            int at = random.nextInt(message.length() + 1);
            edits.replace(at, random.nextInt(message.length() - at + 1), "x");
        }
        if (message instanceof SipRequest request) {
            request.parsedUri();
            assertEquals(
                    request.toString(), new OutgoingRequest().of(request, null).toString());
            byte[] via = Latin.bytes("Via: x");
            new OutgoingRequest()
                    .of(request, edits).via(via, "b", "").path("p").received("1").rport(2).stream(true)
                            .toString();
            new ReplyBuilder()
                    .of(request, 200, "OK")
                    .toTag("t")
                    .received("1")
                    .rport(2)
                    .toString();
            BranchIds.stateless(request);
        } else if (message instanceof SipResponse response) {
            response.reason();
            assertEquals(
                    response.toString(),
                    new OutgoingResponse().of(response, null).keepVia().toString());
            new OutgoingResponse().of(response, edits).toString();
        }
    }

    private static void nameAddr(NameAddr value) {
        value.display();
        value.tag();
        value.param("expires");
        SipUri uri = value.uri();
        if (uri != null) {
            of(uri);
        }
    }

    /** Asks for all that a URI has. */
    static void of(SipUri uri) {
        uri.isEquivalent(uri);
        uri.addressOfRecord();
        uri.hostPort();
        uri.password();
        uri.transport();
        uri.headers();
        uri.param("lr");
        assertTrue(uri.userStart() <= uri.userEnd() && uri.hostStart() <= uri.hostEnd());
    }

    /** Reads a text as each kind of value that the stack knows. */
    static void readAs(String text) {
        SipUri.parse(text);
        NameAddr.parse(text);
        DigestCredentials.parse(text);
        ContentType.parse(text);
        ValueWithParams.parse(text).param("x");
        RAck.parse(text);
        SessionExpires.parse(text);
        QValue.parse(text);
        byte[] bytes = Latin.bytes(text);
        ViaParser.parse(bytes, 0, bytes.length);
        Sdp.parse(bytes, 0, bytes.length);
    }
}
