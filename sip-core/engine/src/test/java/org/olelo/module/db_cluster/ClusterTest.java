package org.olelo.module.db_cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.db.DatabaseUrl;

class ClusterTest {
    private final Set<String> broken = new TreeSet<>();
    private final List<String> asked = new ArrayList<>();
    private long ticks;

    @Test
    void shouldAskTheHighestPriorityFirst() {
        Cluster cluster = cluster("a=1s1s", "b=9s9s");
        assertEquals("b", run(cluster, false));
        broken.add("b");
        assertEquals("a", run(cluster, false));
        assertEquals(List.of("b", "b", "a"), asked);
    }

    @Test
    void shouldAskOneAfterTheOther() {
        Cluster cluster = cluster("a=5s5s", "b=5s5s");
        assertEquals("a", run(cluster, true));
        broken.add("a");
        assertEquals("b", run(cluster, true));
    }

    @Test
    void shouldTakeTurns() {
        Cluster cluster = cluster("a=5r5s", "b=5r5s", "c=5r5s");
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(run(cluster, false));
        }
        assertEquals(List.of("a", "b", "c", "a"), answers);
    }

    @Test
    void shouldWriteToAllAtOnce() {
        Cluster cluster = cluster("a=9s9p", "b=9s9p", "c=9s1p");
        broken.add("a");
        assertEquals("b", run(cluster, true));
        assertEquals(List.of("a", "b"), asked);
    }

    @Test
    void shouldLeaveAFailedConnectionAloneForAWhile() {
        Cluster cluster = cluster("a=5s5s", "b=5s5s");
        broken.add("a");
        run(cluster, false);
        broken.clear();
        assertEquals("b", run(cluster, false));
        ticks = 300;
        assertEquals("a", run(cluster, false));
    }

    @Test
    void shouldLeaveAConnectionInUseThatFailedFast() {
        Cluster cluster = cluster("a=5s5s", "b=5s5s");
        broken.add("a");
        cluster.run(false, 300, 60_000, this::answer);
        broken.clear();
        assertEquals("a", run(cluster, false));
    }

    @Test
    void shouldReportTheLastFailure() {
        Cluster cluster = cluster("a=5s5s", "b=0s0s");
        broken.add("a");
        DatabaseException e = assertThrows(DatabaseException.class, () -> run(cluster, false));
        assertEquals("a is broken", e.getMessage());
        assertThrows(DatabaseException.class, () -> run(cluster, false));
        assertEquals(List.of("a"), asked);
    }

    @Test
    void shouldKnowTheLastActiveConnection() {
        Cluster cluster = cluster("a=5s5s", "b=5s5s");
        ClusterMember a = cluster.members().get(0);
        ClusterMember b = cluster.members().get(1);
        assertFalse(cluster.isLastActive(a));
        b.disable(10);
        assertEquals(10, b.inactiveUntil());
        assertTrue(cluster.isLastActive(a));
        b.enable();
        assertFalse(cluster.isLastActive(a));
    }

    @Test
    void shouldRefuseBadRules() {
        assertThrows(IllegalArgumentException.class, () -> AccessRule.parse("xs"));
        assertThrows(IllegalArgumentException.class, () -> AccessRule.parse("9x"));
    }

    private String run(Cluster cluster, boolean write) {
        return cluster.run(write, 300, 0, this::answer);
    }

    private String answer(ClusterMember member) {
        asked.add(member.name());
        if (broken.contains(member.name())) {
            throw new DatabaseException(DatabaseFault.CONNECTION, member.name() + " is broken");
        }
        return member.name();
    }

    private Cluster cluster(String... rules) {
        List<ClusterMember> members = new ArrayList<>();
        for (String rule : rules) {
            members.add(new ClusterMember(
                    rule.substring(0, 1),
                    DatabaseUrl.parse("h2:mem:" + rule.charAt(0)),
                    AccessRule.parse(rule.substring(2, 4)),
                    AccessRule.parse(rule.substring(4)),
                    () -> ticks));
        }
        return new Cluster("test", members);
    }
}
