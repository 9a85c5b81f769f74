package org.olelo.script.ast;

/** The kinds of route block, by the word that opens them. */
public enum BlockKind {
    /** {@code request_route}, {@code route}, {@code route[name]}. */
    ROUTE("route"),
    /** {@code reply_route}, {@code onreply_route} without name. */
    REPLY("reply_route"),
    /** {@code onreply_route[name]}. */
    ONREPLY("onreply_route"),
    /** {@code failure_route[name]}. */
    FAILURE("failure_route"),
    /** {@code branch_route[name]}. */
    BRANCH("branch_route"),
    /** {@code onsend_route}. */
    ONSEND("onsend_route"),
    /** {@code event_route[group:name]}. */
    EVENT("event_route");

    private final String word;

    BlockKind(String word) {
        this.word = word;
    }

    /** The word of the configuration. */
    public String word() {
        return word;
    }
}
