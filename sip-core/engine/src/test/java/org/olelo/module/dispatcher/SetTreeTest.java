package org.olelo.module.dispatcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SetTreeTest {
    private static List<Integer> order(int... ids) {
        SetTree tree = new SetTree();
        for (int id : ids) {
            tree.add(id, Gateways.of("sip:" + id, 0, 0, ""));
        }
        return tree.sets().stream().map(GatewaySet::id).toList();
    }

    // the orders are those of dispatcher.list of Kamailio 5.6.3
    @Test
    void shouldListSetsAsKamailioDoes() {
        assertEquals(List.of(1, 3, 5, 4, 2), order(1, 2, 3, 4, 5));
        assertEquals(List.of(1, 3, 2, 8, 5, 4), order(1, 2, 3, 4, 5, 8));
        assertEquals(List.of(1, 3, 2), order(1, 2, 3));
        assertEquals(List.of(1, 3, 2), order(3, 1, 2));
    }

    @Test
    void shouldPutHigherPrioritiesFirstAndLaterOnesBeforeEqualOnes() {
        SetTree tree = new SetTree();
        tree.add(1, Gateways.of("sip:b", 0, 5, ""));
        tree.add(1, Gateways.of("sip:c", 0, 10, ""));
        tree.add(1, Gateways.of("sip:d", 0, 5, ""));
        tree.add(1, Gateways.of("sip:e", 0, 1, ""));
        List<String> uris =
                tree.sets().get(0).gateways().stream().map(Gateway::uri).toList();
        assertEquals(List.of("sip:c", "sip:d", "sip:b", "sip:e"), uris);
    }
}
