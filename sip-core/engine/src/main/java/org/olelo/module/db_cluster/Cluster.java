package org.olelo.module.db_cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.olelo.db.DatabaseException;
import org.olelo.db.DatabaseFault;
import org.olelo.module.db_cluster.AccessRule.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The members of a cluster and the order in which an operation tries them. Thread-safe. */
final class Cluster {
    private static final Logger LOG = LoggerFactory.getLogger("db_cluster");
    private static final int HIGHEST = 9;

    private final String name;
    private final List<ClusterMember> members;
    private final AtomicInteger turn = new AtomicInteger();

    Cluster(String name, List<ClusterMember> members) {
        this.name = name;
        this.members = List.copyOf(members);
    }

    String name() {
        return name;
    }

    List<ClusterMember> members() {
        return members;
    }

    @Nullable
    ClusterMember member(String wanted) {
        for (ClusterMember member : members) {
            if (member.name().equals(wanted)) {
                return member;
            }
        }
        return null;
    }

    boolean isLastActive(ClusterMember member) {
        return member.active() && members.stream().filter(ClusterMember::active).count() == 1;
    }

    /**
     * Does an operation on the members of the highest priority; when all of them fail, on those of the next one.
     *
     * @param inactiveSeconds how long a member that failed is left alone
     * @param patienceMillis a failure within this time leaves its member in use
     */
    <T> T run(boolean write, long inactiveSeconds, long patienceMillis, Function<ClusterMember, T> work) {
        DatabaseException last = null;
        for (int priority = HIGHEST; priority > 0; priority--) {
            Attempt<T> attempt = new Attempt<>(inactiveSeconds, patienceMillis, work);
            List<ClusterMember> group = group(write, priority);
            boolean parallel =
                    write && !group.isEmpty() && group.get(0).rule(true).mode() == Mode.PARALLEL;
            for (ClusterMember member : ordered(group, write)) {
                attempt.on(member);
                if (attempt.result != null && !parallel) {
                    break;
                }
            }
            if (attempt.result != null) {
                return attempt.result;
            }
            last = attempt.failure == null ? last : attempt.failure;
        }
        throw last != null
                ? last
                : new DatabaseException(DatabaseFault.CONNECTION, "no active connection in cluster " + name);
    }

    private List<ClusterMember> group(boolean write, int priority) {
        return members.stream()
                .filter(member -> member.rule(write).priority() == priority)
                .toList();
    }

    // The mode of a group is that of its first member, as in Kamailio.
    private List<ClusterMember> ordered(List<ClusterMember> group, boolean write) {
        if (group.isEmpty() || group.get(0).rule(write).mode() != Mode.ROUND_ROBIN) {
            return group;
        }
        int start = Math.floorMod(turn.getAndIncrement(), group.size());
        List<ClusterMember> turned = new ArrayList<>(group.subList(start, group.size()));
        turned.addAll(group.subList(0, start));
        return turned;
    }

    private static final class Attempt<T> {
        private final long inactiveSeconds;
        private final long patienceMillis;
        private final Function<ClusterMember, T> work;
        private @Nullable T result;
        private @Nullable DatabaseException failure;

        Attempt(long inactiveSeconds, long patienceMillis, Function<ClusterMember, T> work) {
            this.inactiveSeconds = inactiveSeconds;
            this.patienceMillis = patienceMillis;
            this.work = work;
        }

        void on(ClusterMember member) {
            if (!member.active()) {
                return;
            }
            long start = System.nanoTime();
            try {
                T done = work.apply(member);
                result = result == null ? done : result;
            } catch (DatabaseException e) {
                failure = e;
                long millis = (System.nanoTime() - start) / 1_000_000;
                if (millis >= patienceMillis) {
                    member.disable(inactiveSeconds);
                }
                LOG.warn("operation failed, connection={}, cause={}", member.name(), e.getMessage());
            }
        }
    }
}
