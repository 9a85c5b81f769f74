package org.olelo.module.rtpengine;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.olelo.net.control.ControlNode;

/**
 * One command for a relay.
 *
 * @param command what
 * @param set number of the set
 * @param callId Call-ID told
 * @param key what the relay is remembered by
 * @param dict the whole dictionary
 * @param tried relays that did not serve
 * @param chosen told of each relay before it is asked
 */
record Request(
        NgCommand command,
        int set,
        String callId,
        String key,
        NgValue.Dict dict,
        Set<ControlNode> tried,
        Consumer<ControlNode> chosen) {
    Request(NgCommand command, int set, String callId, String branch, NgValue.Dict dict, Consumer<ControlNode> chosen) {
        this(command, set, callId, callId + ' ' + branch, dict, new HashSet<>(), chosen);
    }

    void used(ControlNode node) {
        chosen.accept(node);
    }
}
