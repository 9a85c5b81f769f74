package org.olelo.web;

import java.util.List;
import java.util.Optional;
import org.olelo.net.LocalSocket;
import org.olelo.server.Product;
import org.olelo.spi.Engine;

/** The page at the root: what runs, where it listens, and where to look further. */
final class RootPage {
    static final String STYLE = """
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; }
            th, td { text-align: left; padding: .25rem 1.5rem .25rem 0; border-bottom: 1px solid #888; }
            @media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } a { color: #8cf; } }
            """;

    private RootPage() {}

    static String html(Optional<Engine> engine, String base) {
        String state = engine.isPresent() ? "The SIP server runs." : "The SIP server does not run.";
        StringBuilder page = new StringBuilder();
        page.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Olelo SIP server</title>
                <link rel="stylesheet" href="%s/style.css">
                </head>
                <body>
                <main>
                <h1>Olelo %s</h1>
                <p>%s</p>
                """.formatted(escape(base), escape(Product.VERSION), state));
        engine.ifPresent(running -> sockets(page, running.sockets().all()));
        page.append("""
                <h2>Look further</h2>
                <ul>
                <li><a href="%1$s/api/health/ready">Health</a>: whether it takes calls</li>
                <li><a href="%1$s/api/openapi.json">OpenAPI</a>: the REST interface</li>
                <li><a href="%1$s/api/metrics">Metrics</a> for Prometheus (login)</li>
                <li><a href="%1$s/api/rpc">RPC commands</a> (login)</li>
                </ul>
                </main>
                </body>
                </html>
                """.formatted(escape(base)));
        return page.toString();
    }

    private static void sockets(StringBuilder page, List<LocalSocket> sockets) {
        page.append("<table>\n<caption>Listening sockets</caption>\n<thead><tr><th scope=\"col\">Transport</th>"
                + "<th scope=\"col\">Address</th><th scope=\"col\">Port</th></tr></thead>\n<tbody>\n");
        for (LocalSocket socket : sockets) {
            page.append("<tr><td>")
                    .append(escape(socket.protocol().name()))
                    .append("</td><td>")
                    .append(escape(socket.addressText()))
                    .append("</td><td>")
                    .append(socket.port())
                    .append("</td></tr>\n");
        }
        page.append("</tbody>\n</table>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
