package org.olelo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import org.olelo.web.TestServer.Answer;

/** What every refusal looks like. */
final class Problems {
    private Problems() {}

    /** Checks status, media type and members; returns the document. */
    static JsonObject assertProblem(int status, Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals("application/problem+json", answer.header("Content-Type"), answer.text());
        JsonObject document = answer.object();
        assertEquals("about:blank", document.getString("type"));
        assertEquals(status, document.getInt("status"));
        assertFalse(document.getString("title").isEmpty());
        assertFalse(document.getString("detail").isEmpty());
        assertFalse(answer.text().contains("Exception"), answer.text());
        return document;
    }
}
