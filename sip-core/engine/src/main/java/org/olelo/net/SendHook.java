package org.olelo.net;

/** Sees each message before it leaves (Kamailio's SREV_NET_DATA_OUT: topology hiding, tracing). */
@FunctionalInterface
public interface SendHook {
    /**
     * Sees a message and may change it.
     *
     * @param data the message; the hook must not change this array
     * @return the bytes to send, the same array when unchanged; an empty array drops the message
     */
    byte[] beforeSend(Destination destination, byte[] data);
}
