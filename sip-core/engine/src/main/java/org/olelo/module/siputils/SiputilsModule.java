package org.olelo.module.siputils;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.Pv;
import org.olelo.pv.PvSyntaxException;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.sip.HeaderId;
import org.olelo.sip.Method;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipUri;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;

/** Module siputils: its parameters and the reply to OPTIONS; the other functions by subject in their own classes. */
public final class SiputilsModule implements SipModule {
    private final Engine engine;

    @ModParam(value = "options_accept", doc = "Accept header of options_reply.")
    private String accept = "*/*";

    @ModParam(value = "options_accept_encoding", doc = "Accept-Encoding header of options_reply.")
    private String acceptEncoding = "";

    @ModParam(value = "options_accept_language", doc = "Accept-Language header of options_reply.")
    private String acceptLanguage = "en";

    @ModParam(value = "options_support", doc = "Supported header of options_reply.")
    private String supported = "";

    @ModParam(value = "e164_max_len", doc = "Most digits of an E.164 number.")
    private int e164MaxLength = 15;

    @ModParam(value = "contact_flds_separator", doc = "Character between the fields of an encoded contact.")
    private String contactSeparator = "*";

    @ModParam(value = "rpid_avp", doc = "AVP with the URI of Remote-Party-ID.")
    private String rpidAvp = "";

    @ModParam(value = "rpid_prefix", doc = "Text before the URI in Remote-Party-ID.")
    private String rpidPrefix = "";

    @ModParam(value = "rpid_suffix", doc = "Text after the URI in Remote-Party-ID.")
    private String rpidSuffix = ";party=calling;id-type=subscriber;screen=yes";

    private @Nullable Pv rpid;

    /** On that engine. */
    public SiputilsModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public List<Object> exports() {
        TextTests texts = new TextTests(() -> e164MaxLength);
        return List.of(
                this,
                new MessageTests(engine),
                texts,
                new UriFunctions(),
                new ContactFunctions(() -> contactSeparator),
                new RemotePartyFunctions(() -> rpid, () -> rpidPrefix, () -> rpidSuffix, texts::e164),
                new ChargingVector());
    }

    @Override
    public void init() throws ModuleException {
        if (rpidAvp.isEmpty()) {
            return;
        }
        try {
            rpid = new CatalogPvParser(engine.pvs()).variable(rpidAvp);
        } catch (PvSyntaxException e) {
            throw new ModuleException("rpid_avp: " + e.getMessage());
        }
    }

    @ScriptFunction(
            value = "options_reply",
            routes = RouteKind.REQUEST,
            doc = "Answers an OPTIONS without user by 200 with the server's capabilities.")
    public boolean optionsReply(MessageContext ctx) {
        if (!(ctx.message() instanceof SipRequest request) || !request.isMethod(Method.OPTIONS)) {
            return false;
        }
        SipUri uri = ctx.parsedUri();
        if (uri == null || !uri.user().isEmpty()) {
            return false;
        }
        List<String> headers = ctx.replyHeaders();
        headers.add(HeaderId.ACCEPT.text() + ": " + accept + "\r\n");
        headers.add(HeaderId.ACCEPT_ENCODING.text() + ": " + acceptEncoding + "\r\n");
        headers.add(HeaderId.ACCEPT_LANGUAGE.text() + ": " + acceptLanguage + "\r\n");
        headers.add(HeaderId.SUPPORTED.text() + ": " + supported + "\r\n");
        return engine.stateless().reply(ctx, 200, "OK") > 0;
    }
}
