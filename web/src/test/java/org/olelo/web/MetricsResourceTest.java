package org.olelo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.olelo.web.Problems.assertProblem;
import static org.olelo.web.TestServer.VIEWER;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.olelo.web.TestServer.Answer;

class MetricsResourceTest {
    private static final Pattern LINE =
            Pattern.compile("# HELP [a-zA-Z_:][a-zA-Z0-9_:]* .*|# TYPE [a-zA-Z_:][a-zA-Z0-9_:]* (counter|gauge)"
                    + "|[a-zA-Z_:][a-zA-Z0-9_:]*(\\{[a-z]+=\"[^\"]*\"})? [-0-9.E]+");

    @Test
    void shouldShowStatisticsUnderKamailiosNames() throws Exception {
        try (TestServer server = new TestServer("metrics", TestConfigs.MEMORY)) {
            server.engine
                    .orElseThrow()
                    .statistics()
                    .counter("my-group", "odd name", "a\nb")
                    .add(7);
            Answer answer = server.get(VIEWER, "/api/metrics");
            assertEquals(200, answer.status());
            assertEquals(
                    "text/plain;version=0.0.4;charset=utf-8",
                    answer.header("Content-Type").replace(" ", ""));
            Set<String> lines = new HashSet<>();
            Set<String> types = new HashSet<>();
            for (String line : answer.text().split("\n")) {
                assertTrue(LINE.matcher(line).matches(), line);
                assertTrue(!line.startsWith("# TYPE") || types.add(line.split(" ")[2]), "twice: " + line);
                lines.add(line);
            }
            assertTrue(lines.contains("olelo_up 1"));
            assertTrue(lines.contains("# TYPE kamailio_core_rcv_requests counter"));
            assertTrue(lines.contains("kamailio_core_rcv_requests 0"));
            assertTrue(lines.contains("# TYPE kamailio_usrloc_registered_users gauge"));
            assertTrue(lines.contains("kamailio_my_group_odd_name 7"));
            assertTrue(lines.contains("# HELP kamailio_my_group_odd_name a\\nb"));
            assertTrue(types.contains("jvm_memory_heap_used_bytes"));
        }
    }

    @Test
    void shouldTellThatTheEngineDoesNotRun() throws Exception {
        try (TestServer server = new TestServer("metrics-none", null)) {
            assertTrue(server.get(VIEWER, "/api/metrics").text().contains("\nolelo_up 0\n"));
            assertProblem(401, server.get(null, "/api/metrics"));
        }
    }
}
