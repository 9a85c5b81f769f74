package org.olelo.module.stun;

import org.olelo.net.Flow;
import org.olelo.net.Protocol;
import org.olelo.net.udp.UdpTransport;
import org.olelo.spi.Engine;
import org.olelo.spi.SipModule;

/** Module stun: answers binding requests that come to the UDP ports; RFC 5626 has clients keep their flows alive so. */
public final class StunModule implements SipModule {
    private final Engine engine;

    /** On that engine. */
    public StunModule(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void start() {
        if (engine.transports().transport(Protocol.UDP) instanceof UdpTransport udp) {
            udp.binarySink(this::answer);
        }
    }

    private void answer(byte[] data, int offset, int length, Flow flow) {
        if (!StunRequest.isStun(data, offset, length)) {
            return;
        }
        String software = engine.settings().string("server_header");
        byte[] answer =
                StunRequest.read(data, offset, length).answer(flow.sourceAddress(), software == null ? "" : software);
        if (answer.length > 0) {
            engine.transports().send(flow.reply(), answer);
        }
    }
}
