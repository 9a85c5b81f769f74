package org.olelo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.olelo.web.TestServer.ADMIN;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.olelo.server.Product;
import org.olelo.web.TestServer.Answer;

class RootPageTest {
    @Test
    void shouldTellWhatRunsAndWhere() throws Exception {
        try (TestServer server = new TestServer("root", TestConfigs.MEMORY)) {
            Answer answer = server.get(null, "/");
            assertEquals(200, answer.status());
            assertEquals("text/html;charset=UTF-8", answer.header("Content-Type"));
            assertTrue(answer.text().contains("<html lang=\"en\">"));
            assertTrue(answer.text().contains(Product.VERSION));
            int port = server.engine.orElseThrow().sockets().all().get(0).port();
            assertTrue(answer.text().contains("<td>UDP</td><td>127.0.0.1</td><td>" + port + "</td>"), answer.text());
        }
    }

    @Test
    void shouldLinkOnlyToWhatIsThere() throws Exception {
        try (TestServer server = new TestServer("root-links", TestConfigs.MEMORY)) {
            Matcher links = Pattern.compile("href=\"([^\"]+)\"")
                    .matcher(server.get(null, "/").text());
            int count = 0;
            while (links.find()) {
                assertEquals(200, server.get(ADMIN, links.group(1)).status(), links.group(1));
                count++;
            }
            assertEquals(5, count);
            assertEquals(
                    "text/css;charset=UTF-8", server.get(null, "/style.css").header("Content-Type"));
        }
    }
}
