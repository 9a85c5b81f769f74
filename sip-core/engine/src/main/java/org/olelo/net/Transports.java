package org.olelo.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All transports together: opens and closes the sockets of the registry and sends by protocol. Thread-safe. */
public final class Transports implements AutoCloseable {
    private final SocketRegistry sockets;
    private final Map<Protocol, Transport> byProtocol = new EnumMap<>(Protocol.class);
    private final List<Transport> transports;
    private final List<SendHook> hooks = new CopyOnWriteArrayList<>();

    public Transports(SocketRegistry sockets, List<? extends Transport> transports) {
        this.sockets = sockets;
        this.transports = List.copyOf(transports);
        for (Transport transport : transports) {
            transport.protocols().forEach(protocol -> byProtocol.put(protocol, transport));
        }
    }

    /** The local sockets. */
    public SocketRegistry sockets() {
        return sockets;
    }

    /**
     * Opens every socket that is not virtual. When one fails those already open are closed again.
     *
     * @throws BindException for the first that cannot be opened
     */
    public void start() {
        List<LocalSocket> opened = new ArrayList<>();
        try {
            for (LocalSocket socket : sockets.all()) {
                if (!socket.isVirtual()) {
                    of(socket).open(socket);
                    opened.add(socket);
                }
            }
        } catch (BindException e) {
            opened.forEach(socket -> of(socket).close(socket));
            throw e;
        }
    }

    /** Adds a socket while running and opens it. False when it is there already. */
    public boolean add(LocalSocket socket) {
        if (!sockets.add(socket)) {
            return false;
        }
        try {
            if (!socket.isVirtual()) {
                of(socket).open(socket);
            }
            return true;
        } catch (BindException e) {
            sockets.remove(socket);
            throw e;
        }
    }

    /** Closes a socket while running and forgets it. */
    public void remove(LocalSocket socket) {
        sockets.remove(socket);
        if (!socket.isVirtual()) {
            of(socket).close(socket);
        }
    }

    /** Adds a hook; they run in the order of adding. */
    public void addHook(SendHook hook) {
        hooks.add(hook);
    }

    /** Sends a whole array; see {@link #send(Destination, byte[], int, int)}. */
    public SendResult send(Destination destination, byte[] data) {
        return send(destination, data, 0, data.length);
    }

    /**
     * Sends a message from any thread without blocking. A destination without socket gets the registry's default.
     *
     * @param data copied (or written) before the return; the caller may reuse it
     */
    public SendResult send(Destination destination, byte[] data, int offset, int length) {
        Transport transport = byProtocol.get(destination.protocol());
        if (transport == null) {
            return SendResult.CLOSED;
        }
        Destination target = destination.socket() == null ? withDefaultSocket(destination) : destination;
        if (target == null) {
            return SendResult.NO_SOCKET;
        }
        if (!hooks.isEmpty()) {
            return sendThroughHooks(transport, target, Arrays.copyOfRange(data, offset, offset + length));
        }
        return transport.send(target, data, offset, length);
    }

    /** Transport of a protocol, or null when it is disabled. */
    public @Nullable Transport transport(Protocol protocol) {
        return byProtocol.get(protocol);
    }

    /** Closes the connection a message came over, after what waits to be written. */
    public void close(Flow flow) {
        Transport transport = transport(flow.protocol());
        if (transport != null) {
            transport.close(flow);
        }
    }

    /**
     * Requests to that port of the peer go over the connection a message came over from now on (Via's alias, force_tcp_alias).
     *
     * @param port 0 for the protocol's own
     */
    public void alias(Flow flow, int port) {
        Transport transport = transport(flow.protocol());
        if (transport != null) {
            transport.alias(flow, port > 0 ? port : flow.protocol().defaultPort());
        }
    }

    /** Closes everything; returns when all ports are free. */
    @Override
    public void close() {
        transports.forEach(Transport::stop);
    }

    private SendResult sendThroughHooks(Transport transport, Destination destination, byte[] data) {
        byte[] current = data;
        for (SendHook hook : hooks) {
            current = hook.beforeSend(destination, current);
            if (current.length == 0) {
                return SendResult.REFUSED;
            }
        }
        return transport.send(destination, current, 0, current.length);
    }

    private @Nullable Destination withDefaultSocket(Destination destination) {
        LocalSocket socket = sockets.sendSocket(null, null, destination.protocol(), destination.address());
        return socket == null ? null : destination.from(socket);
    }

    private Transport of(LocalSocket socket) {
        Transport transport = byProtocol.get(socket.protocol());
        if (transport == null) {
            throw new BindException(
                    socket, new UnsupportedOperationException(socket.protocol().token() + " is not enabled"));
        }
        return transport;
    }
}
