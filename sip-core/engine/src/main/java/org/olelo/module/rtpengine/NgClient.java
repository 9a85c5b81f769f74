package org.olelo.module.rtpengine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.olelo.net.control.ControlNode;

/** Sends dictionaries to relays and reads their answers. Blocks. */
final class NgClient {
    private final String prefix = "0_" + ProcessHandle.current().pid() + "_";
    private final AtomicLong sequence = new AtomicLong();
    private final IntSupplier tries;
    private final IntSupplier timeoutMs;

    NgClient(IntSupplier tries, IntSupplier timeoutMs) {
        this.tries = tries;
        this.timeoutMs = timeoutMs;
    }

    /** The answer, or null when none came or it is no dictionary. */
    NgValue.@Nullable Dict send(ControlNode node, NgValue.Dict request) {
        String cookie = prefix + sequence.getAndIncrement();
        String answer = node.peer()
                .exchange(cookie, Bencode.write(request), Math.max(1, tries.getAsInt()), timeoutMs.getAsInt());
        return answer == null ? null : Bencode.readDict(answer);
    }

    /** True when the relay says pong. */
    boolean ping(ControlNode node) {
        NgValue.Dict answer = send(node, new NgValue.Dict().add("command", "ping"));
        return answer != null && "pong".equals(answer.text("result"));
    }
}
