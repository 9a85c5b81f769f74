package org.olelo.net.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** Takes the PROXY header off the beginning of a connection, tells the connection, and leaves the pipeline. */
final class ProxyHeaderHandler extends ByteToMessageDecoder {
    private final TcpConnection connection;

    ProxyHeaderHandler(TcpConnection connection) {
        this.connection = connection;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        ProxyHeader header = ProxyHeader.read(in);
        if (header.length() == 0) {
            return;
        }
        if (header.length() < 0) {
            in.skipBytes(in.readableBytes());
            connection.close(CloseReason.BAD_INPUT);
            return;
        }
        in.skipBytes(header.length());
        connection.proxied(header);
        context.pipeline().remove(this);
    }
}
