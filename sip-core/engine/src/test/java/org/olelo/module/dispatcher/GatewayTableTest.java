package org.olelo.module.dispatcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.olelo.module.dispatcher.GatewayTable.Change;

class GatewayTableTest {
    private static final String URI = "sip:127.0.0.1:5080";
    private static final int FAILED = GatewayState.TRYING | GatewayState.PROBING;

    private static GatewayTable table(int failures, int successes, int flags) {
        GatewayTable table = new GatewayTable(() -> failures, () -> successes);
        SetTree tree = new SetTree();
        tree.add(1, Gateways.of(URI, flags, 0, ""));
        table.replace(tree.sets());
        return table;
    }

    private static String shown(GatewayTable table) {
        return GatewayState.shown(table.sets().get(0).get(0).flags());
    }

    @Test
    void shouldGoDownAtTheThresholdOnly() {
        GatewayTable table = table(2, 1, 0);
        assertEquals(Change.NONE, table.learned(1, URI, FAILED));
        assertEquals("TP", shown(table));
        assertEquals(Change.DOWN, table.learned(1, URI, FAILED));
        assertEquals("IP", shown(table));
        assertEquals(Change.NONE, table.learned(1, URI, FAILED));
        assertEquals("IP", shown(table));
    }

    @Test
    void shouldForgetFailuresAfterASuccess() {
        GatewayTable table = table(2, 1, 0);
        assertEquals(Change.NONE, table.learned(1, URI, FAILED));
        assertEquals(Change.NONE, table.learned(1, URI, 0));
        assertEquals(Change.NONE, table.learned(1, URI, FAILED));
        assertEquals("TP", shown(table));
    }

    @Test
    void shouldComeUpAfterEnoughAnswers() {
        GatewayTable table = table(1, 2, GatewayState.INACTIVE | GatewayState.PROBING);
        assertEquals(Change.NONE, table.learned(1, URI, 0));
        assertEquals("IP", shown(table));
        assertEquals(Change.UP, table.learned(1, URI, 0));
        assertEquals("AX", shown(table));
    }

    @Test
    void shouldStartCountingAnswersAgainAfterAFailure() {
        GatewayTable table = table(1, 2, GatewayState.INACTIVE);
        assertEquals(Change.NONE, table.learned(1, URI, 0));
        assertEquals(Change.NONE, table.learned(1, URI, FAILED));
        assertEquals(Change.NONE, table.learned(1, URI, 0));
        assertEquals("IP", shown(table));
    }

    @Test
    void shouldSetStatesByCommand() {
        GatewayTable table = table(1, 1, 0);
        assertTrue(table.set(1, "SIP:127.0.0.1:5080", GatewayState.ofCommand("dp")));
        assertEquals("DX", shown(table));
        assertTrue(table.set(1, null, GatewayState.ofCommand("tp")));
        assertEquals("TP", shown(table));
        assertFalse(table.set(1, "sip:other", 0));
        assertFalse(table.set(2, null, 0));
        assertEquals(Change.UNKNOWN, table.learned(1, "sip:other", 0));
    }

    @Test
    void shouldReadStateLetters() {
        assertEquals(GatewayState.INACTIVE | GatewayState.PROBING, GatewayState.ofLetters("Ip"));
        assertEquals(GatewayState.TRYING, GatewayState.ofLetters("pat"));
        assertEquals(-1, GatewayState.ofLetters("iz"));
        assertEquals(-1, GatewayState.ofCommand("q"));
        assertEquals(GatewayState.PROBING, GatewayState.ofCommand("AP"));
    }
}
