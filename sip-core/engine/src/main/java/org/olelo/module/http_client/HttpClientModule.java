package org.olelo.module.http_client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.rpc.RpcCall;
import org.olelo.spi.Engine;
import org.olelo.spi.Literal;
import org.olelo.spi.ModuleException;
import org.olelo.spi.PvExport;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Module http_client. Functions give the status of the reply, or libcurl's number where none came ({@code $curlerror(7)}); the result
 * variable gets the body, the empty string for a 5xx or no reply.
 */
public final class HttpClientModule implements SipModule {
    private static final Logger LOG = LoggerFactory.getLogger("http_client");
    private static final int SERVER_ERROR = 500;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Engine engine;
    private final HttpSettings settings = new HttpSettings();
    private final Map<String, HttpConnection> connections = new HashMap<>();
    private final Map<String, String> lastUrls = new ConcurrentHashMap<>();
    private @Nullable HttpConnection plain;

    /** A reply, or why there is none. */
    private record Outcome(int code, String body) {}

    /** On that engine. */
    public HttpClientModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public List<Object> exports() {
        return List.of(this, settings);
    }

    @Override
    public void init() throws ModuleException {
        String refused = settings.refused();
        if (!refused.isEmpty()) {
            throw new ModuleException("parameter " + refused + " is not supported yet; leave it out");
        }
        HttpClients clients = new HttpClients(settings, product());
        plain = clients.plain();
        for (Map.Entry<String, String> one : settings.definitions.entrySet()) {
            connections.put(one.getKey(), clients.connection(one.getKey(), one.getValue()));
        }
    }

    private String product() {
        String header = engine.settings().string("user_agent_header");
        return header == null ? "" : header.substring(header.indexOf(':') + 1).strip();
    }

    // ---- http_client_query

    @ScriptFunction(value = "http_client_query", blocking = true, doc = "GET of a URL.")
    public int query(MessageContext ctx, String url, Pv result) {
        return query(ctx, "GET", url, "", "", result);
    }

    @ScriptFunction(
            value = "http_client_query",
            blocking = true,
            doc = "POST of a body to a URL; GET when it is empty.")
    public int query(MessageContext ctx, String url, String body, Pv result) {
        return query(ctx, url, body, "", result);
    }

    @ScriptFunction(value = "http_client_query", blocking = true, doc = "The same with header lines.")
    public int query(MessageContext ctx, String url, String body, String headers, Pv result) {
        return query(ctx, body.isEmpty() ? "GET" : "POST", url, body, headers, result);
    }

    @ScriptFunction(value = "http_client_get", blocking = true, doc = "GET of a URL with body and header lines.")
    public int get(MessageContext ctx, String url, String body, String headers, Pv result) {
        return query(ctx, "GET", url, body, headers, result);
    }

    private int query(MessageContext ctx, String method, String url, String body, String headers, Pv result) {
        HttpConnection client = plain;
        if (url.isEmpty() || client == null) {
            LOG.error("http_client_query: the URL is empty");
            return -1;
        }
        Outcome outcome = send(client, method, HttpConnection.parse(url), url, body, FORM, headers);
        String text = outcome.body();
        int line = settings.queryResult == 0 ? -1 : text.indexOf('\n');
        result.set(ctx, Value.of(line < 0 ? text : text.substring(0, line)));
        return outcome.code();
    }

    // ---- http_connect

    @ScriptFunction(value = "http_connect", blocking = true, doc = "GET of a path of a connection.")
    public int connect(MessageContext ctx, @Literal String name, @Nullable String path, Pv result) {
        return connect(ctx, name, path, "", "", result);
    }

    @ScriptFunction(value = "http_connect", blocking = true, doc = "POST of a body of that type; GET when it is empty.")
    public int connect(
            MessageContext ctx,
            @Literal String name,
            @Nullable String path,
            @Nullable String type,
            @Nullable String body,
            Pv result) {
        String sent = body == null ? "" : body;
        String way = path == null ? "" : path;
        HttpConnection connection = connections.get(name);
        if (connection == null) {
            LOG.error("http_connect: there is no connection {}", name);
            result.set(ctx, Value.of(""));
            return -1;
        }
        String method = sent.isEmpty() ? "GET" : "POST";
        Outcome outcome = null;
        while (connection != null) {
            URI url = connection.url(way);
            outcome = send(connection, method, url, connection.base() + way, sent, type == null ? "" : type, "");
            lastUrls.put(name, url == null ? "" : url.toString());
            boolean replied = outcome.code() >= 100;
            connection = replied ? null : connections.get(connection.failover());
            if (connection != null) {
                LOG.error("http_connect: no reply ({}), trying {}", outcome.code(), connection.name());
            }
        }
        result.set(ctx, Value.of(outcome == null ? "" : outcome.body()));
        return outcome == null ? -1 : outcome.code();
    }

    @ScriptFunction(value = "http_connect_raw", blocking = true, doc = "http_connect() with a body as it is.")
    public int connectRaw(
            MessageContext ctx,
            @Literal String name,
            @Nullable String path,
            @Nullable String type,
            @Nullable String body,
            Pv result) {
        return connect(ctx, name, path, type, body, result);
    }

    @ScriptFunction(value = "http_get_redirect", doc = "Puts the URL that a connection asked for last into a variable.")
    public boolean lastUrl(MessageContext ctx, @Literal String name, Pv result) {
        return result.set(ctx, Value.of(lastUrls.getOrDefault(name, "")));
    }

    // ---- the request

    private Outcome send(
            HttpConnection client,
            String method,
            @Nullable URI url,
            String text,
            String body,
            String type,
            String headers) {
        if (url == null || !List.of("http", "https").contains(url.getScheme())) {
            int scheme = text.indexOf("://");
            boolean known = scheme < 0 || text.regionMatches(true, 0, "http", 0, 4);
            return new Outcome(known ? CurlCode.MALFORMED_URL : CurlCode.UNSUPPORTED_PROTOCOL, "");
        }
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(url).header("Accept", "*/*");
            if (!body.isEmpty()) {
                builder.method(method, HttpRequest.BodyPublishers.ofByteArray(Latin.bytes(body)));
            }
            if (client.timeoutSeconds() > 0) {
                builder.timeout(Duration.ofSeconds(client.timeoutSeconds()));
            }
            if (!client.userAgent().isEmpty()) {
                builder.header("User-Agent", client.userAgent());
            }
            boolean typed = addHeaders(builder, headers);
            if (!body.isEmpty() && !type.isEmpty() && !typed) {
                builder.header("Content-Type", type);
            }
            HttpResponse<byte[]> reply = client.client().send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Outcome(
                    reply.statusCode(), reply.statusCode() >= SERVER_ERROR ? "" : body(client, reply.body()));
        } catch (ConnectException e) {
            return failed(url, CurlCode.ofConnect(e), e);
        } catch (IOException e) {
            return failed(url, CurlCode.of(e), e);
        } catch (IllegalArgumentException e) {
            LOG.error("a header line of a request is malformed, url={}, reason={}", url, e.getMessage());
            return new Outcome(CurlCode.MALFORMED_URL, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "");
        }
    }

    private static Outcome failed(URI url, int code, IOException reason) {
        LOG.debug("no reply, url={}, code={}, reason={}", url, code, reason.toString());
        return new Outcome(code, "");
    }

    private static String body(HttpConnection client, byte[] bytes) {
        int most = client.maxData() > 0 ? Math.min(client.maxData(), bytes.length) : bytes.length;
        return Latin.string(bytes, 0, most);
    }

    // true when a Content-Type is among them
    private static boolean addHeaders(HttpRequest.Builder builder, String lines) {
        boolean typed = false;
        for (String line : lines.split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip();
                typed |= name.equalsIgnoreCase("Content-Type");
                builder.header(name, line.substring(colon + 1).strip());
            }
        }
        return typed;
    }

    @PvExport(
            value = "curlerror",
            doc = "What a number that a function gave means; variables are taken, which 5.6.3 does not.")
    Pv error(PvName name) throws PvSyntaxException {
        if (name.inner() == null) {
            throw new PvSyntaxException("$curlerror needs a number: $curlerror(7)");
        }
        return ctx -> Value.of(CurlCode.text(Latin.parseInt(name.inner(ctx))));
    }

    @RpcExport(value = "httpclient.listcon", doc = "List all HTTP client connection definitions", returnsArray = true)
    void list(RpcCall call) {
        for (HttpConnection one : connections.values()) {
            call.struct()
                    .add("connection", one.name())
                    .add("url", one.base())
                    .add("timeout", one.timeoutSeconds())
                    .add("failover", one.failover())
                    .add("maxdatasize", one.maxData());
        }
    }
}
