package org.olelo.net.control;

/** One relay of a set and whether it may be used. Safe for every thread. */
public final class ControlNode {
    private final int set;
    private final String url;
    private final ControlPeer peer;
    private volatile int weight;
    private volatile boolean disabled;
    private volatile boolean permanent;
    private volatile boolean hidden;
    private volatile long recheckAt;

    /** An enabled node. */
    public ControlNode(PeerSpec spec, ControlPeer peer) {
        this.set = spec.set();
        this.url = spec.url();
        this.weight = spec.weight();
        this.peer = peer;
    }

    /** Number of its set. */
    public int set() {
        return set;
    }

    /** As configured. */
    public String url() {
        return url;
    }

    /** Its share. */
    public int weight() {
        return weight;
    }

    /** Changes the share. */
    public void weight(int next) {
        weight = next;
    }

    /** How to talk to it. */
    public ControlPeer peer() {
        return peer;
    }

    /** True while it is not to be used. */
    public boolean isDisabled() {
        return disabled;
    }

    /** True when an operator disabled it. */
    public boolean isPermanent() {
        return permanent;
    }

    /** True when the last reload did not find it. */
    public boolean isHidden() {
        return hidden;
    }

    /** Seconds until it is tried again, at the time given in milliseconds. */
    public long recheckSeconds(long now) {
        return Math.max(0, (recheckAt - now + 999) / 1000);
    }

    /** True when it is disabled for a time that is over. */
    public boolean isDue(long now) {
        return disabled && !permanent && now >= recheckAt;
    }

    /** It answers. */
    public void enable() {
        disabled = false;
        permanent = false;
        hidden = false;
        recheckAt = 0;
    }

    /** It does not answer: not used before that time in milliseconds. */
    public void disableUntil(long time) {
        disabled = true;
        recheckAt = time;
        permanent = false;
    }

    /** An operator took it out. */
    public void disable() {
        disabled = true;
        permanent = true;
    }

    /** It is not in the table any more. */
    public void hide() {
        disable();
        hidden = true;
    }
}
