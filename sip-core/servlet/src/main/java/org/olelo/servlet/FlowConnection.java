package org.olelo.servlet;

import jakarta.servlet.ServletConnection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Flow;

/** The connection a SIP request came on, for {@code ServletRequest.getServletConnection}. */
record FlowConnection(@Nullable Flow flow) implements ServletConnection {
    @Override
    public String getConnectionId() {
        return flow == null ? "" : getProtocol() + ':' + flow.sourceIp() + ':' + flow.sourcePort();
    }

    @Override
    public String getProtocol() {
        return flow == null ? "unknown" : flow.protocol().viaToken().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getProtocolConnectionId() {
        return "";
    }

    @Override
    public boolean isSecure() {
        return getProtocol().equals("tls") || getProtocol().equals("wss");
    }
}
