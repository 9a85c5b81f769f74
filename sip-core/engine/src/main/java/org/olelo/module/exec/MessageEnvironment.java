package org.olelo.module.exec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipUri;
import org.olelo.text.Latin;

/** The SIP_* variables that commands see. */
final class MessageEnvironment {
    private MessageEnvironment() {}

    static Map<String, String> of(MessageContext ctx) {
        Map<String, String> all = new TreeMap<>();
        SipMessage message = ctx.message();
        all.put("SIP_SRCIP", ctx.flow().sourceIp());
        all.put("SIP_DID", message.to().tag() == null ? "" : message.callId());
        all.put("SIP_TID", transaction(message));
        if (ctx.isRequest()) {
            all.put("SIP_RURI", ctx.uri());
            all.put("SIP_ORUI", ctx.request().requestUri()); // spelled so in 5.6.3
            all.put("SIP_USER", user(ctx.uri()));
            all.put("SIP_OUSER", user(ctx.request().requestUri()));
        }
        for (int i = 0; i < message.headerCount(); i++) {
            String value = message.headerBody(i);
            all.merge("SIP_HF_" + name(message, i), value, (before, more) -> before + ',' + more);
        }
        return all;
    }

    private static String name(SipMessage message, int header) {
        HeaderId id = message.headerId(header);
        return id == HeaderId.CALL_ID
                ? "CALLID"
                : message.headerName(header).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String user(String uri) {
        SipUri parsed = SipUri.parse(uri);
        return parsed == null ? "" : parsed.user();
    }

    // the same for all messages of a transaction
    private static String transaction(SipMessage message) {
        String branch = message.via().branch();
        String text = message.callId() + message.cseqNumber() + branch;
        try {
            return Latin.hex(MessageDigest.getInstance("MD5").digest(Latin.bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
