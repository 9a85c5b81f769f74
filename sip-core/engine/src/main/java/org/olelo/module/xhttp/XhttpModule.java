package org.olelo.module.xhttp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.module.xhttp.api.HttpReplies;
import org.olelo.net.Destination;
import org.olelo.net.Flow;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageFlag;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.sip.SipRequest;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.olelo.text.PosixRegex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Module xhttp: runs event_route[xhttp:request] for each HTTP request that comes on a SIP TCP or TLS port. */
public final class XhttpModule implements SipModule, HttpReplies {
    private static final Logger LOG = LoggerFactory.getLogger("xhttp");

    private final Engine engine;
    private @Nullable ScriptRoute route;
    private @Nullable PosixRegex skip;
    private @Nullable PosixRegex match;

    @ModParam(value = "url_skip", doc = "Requests whose URL matches this regular expression are left alone.")
    private String urlSkip = "";

    @ModParam(value = "url_match", doc = "Only requests whose URL matches this regular expression are taken.")
    private String urlMatch = "";

    /** On that engine. */
    public XhttpModule(Engine engine) {
        this.engine = engine;
        engine.publish(HttpReplies.class, this);
    }

    @Override
    public void init() throws ModuleException {
        skip = regex("url_skip", urlSkip);
        match = regex("url_match", urlMatch);
        engine.hooks().httpHandler(this::request);
    }

    @Override
    public void start() {
        route = engine.route(RouteKind.EVENT, "xhttp:request");
        if (route == null) {
            LOG.warn("there is no event_route[xhttp:request]: HTTP requests are not answered");
        }
    }

    private static @Nullable PosixRegex regex(String parameter, String text) throws ModuleException {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return PosixRegex.compile(text, false);
        } catch (IllegalArgumentException e) {
            throw new ModuleException(parameter + ": " + e.getMessage(), e);
        }
    }

    private boolean request(MessageContext ctx) {
        ScriptRoute known = route;
        String url = ctx.request().requestUri();
        if (known == null || skip != null && skip.find(url) || match != null && !match.find(url)) {
            return false;
        }
        if (!known.blocking()) {
            run(known, ctx);
            return true;
        }
        engine.execute("xhttp", () -> {
            Worker own = engine.takeWorker();
            try {
                ctx.worker(own);
                run(known, ctx);
            } finally {
                engine.giveBack(own);
            }
        });
        return true;
    }

    private static void run(ScriptRoute route, MessageContext ctx) {
        ctx.routeKind(RouteKind.REQUEST);
        route.run(ctx);
    }

    @ScriptFunction(value = "xhttp_reply", doc = "Answers the HTTP request.")
    public int xhttpReply(MessageContext ctx, int code, String reason, String contentType, String body) {
        return reply(ctx, code, reason, contentType, body);
    }

    @Override
    public int reply(MessageContext ctx, int code, String reason, String contentType, String body) {
        int flags = Destination.NO_CONNECT | (ctx.has(MessageFlag.REPLY_CLOSE) ? Destination.CLOSE_AFTER : 0);
        byte[] bytes = write(ctx, code, reason, "", contentType, body);
        return engine.transports().send(ctx.flow().reply().with(flags), bytes).ok() ? 1 : -1;
    }

    @Override
    public byte[] write(MessageContext ctx, int code, String reason, String headers, String contentType, String body) {
        Flow flow = ctx.flow();
        StringBuilder out = new StringBuilder(250 + body.length());
        out.append("HTTP/1.1 ").append(code).append(' ').append(reason).append("\r\n");
        out.append("Sia: SIP/2.0/").append(flow.protocol().name()).append(' ').append(flow.sourceIp());
        out.append(':').append(flow.sourcePort()).append("\r\n");
        List<String> added = ctx.replyHeadersOrNull();
        if (added != null) {
            added.forEach(out::append);
        }
        out.append(headers);
        if (!contentType.isEmpty()) {
            out.append("Content-Type: ").append(contentType).append("\r\n");
        }
        String server = engine.settings().string("server_header");
        if (server != null && engine.settings().integer("server_signature") != 0) {
            out.append(server).append("\r\n");
        }
        out.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String body(MessageContext ctx) {
        return ctx.message().body();
    }

    @Override
    public String query(MessageContext ctx) {
        String url = ctx.request().requestUri();
        int mark = url.indexOf('?');
        if (mark < 0) {
            return "";
        }
        try {
            return new String(
                    URLDecoder.decode(url.substring(mark + 1), StandardCharsets.UTF_8)
                            .getBytes(StandardCharsets.UTF_8),
                    StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @PvExport(value = "hu", doc = "The URL of the HTTP request.")
    Value url(MessageContext ctx) {
        return ctx.message() instanceof SipRequest request && !request.isSip()
                ? Value.of(request.requestUri())
                : Value.NULL;
    }
}
