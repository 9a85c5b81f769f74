package org.olelo.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.olelo.net.Blocklist;
import org.olelo.net.Destination;
import org.olelo.net.HostAlias;
import org.olelo.net.IpText;
import org.olelo.net.Protocol;
import org.olelo.net.TcpSettings;
import org.olelo.net.dns.DnsAnswer;
import org.olelo.net.dns.DnsCache;
import org.olelo.net.tcp.TcpConnection;
import org.olelo.net.tcp.TcpTransport;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.RpcExport;
import org.olelo.spi.SipModule;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** RPC commands about connections, aliases, the DNS cache and the blocklist, with Kamailio's member names. */
final class NetRpc implements SipModule {
    private static final long LOOKUP_SECONDS = 10;
    /** dns.add flag: the record stays until it is deleted. */
    private static final int PERMANENT = 2;

    private final SipServer server;

    NetRpc(SipServer server) {
        this.server = server;
    }

    @RpcExport(value = "core.aliases_list", doc = "Shows the names this server answers to.")
    void aliases(RpcCall call) {
        RpcValue.Struct all = call.struct();
        all.add("myself_callbacks", server.sockets().hasMyselfChecks() ? "yes" : "no");
        RpcValue.Struct aliases = all.namedList("aliases");
        for (HostAlias alias : server.sockets().aliases()) {
            Protocol protocol = alias.protocol();
            RpcValue.Struct one = aliases.struct("alias")
                    .add("proto", protocol == null ? "*" : protocol.token())
                    .add("address", alias.host());
            if (alias.port() == 0) {
                one.add("port", "*");
            } else {
                one.add("port", alias.port());
            }
        }
    }

    @RpcExport(value = "core.tcp_list", doc = "Shows all TCP and TLS connections.", returnsArray = true)
    void tcpList(RpcCall call) {
        TcpTransport tcp = tcp();
        if (tcp == null) {
            throw new RpcFault(500, "tcp support disabled");
        }
        for (TcpConnection connection : tcp.connections().all()) {
            InetSocketAddress peer = connection.peer();
            call.struct()
                    .add("id", connection.id())
                    .add("type", connection.protocol().viaToken())
                    .add("state", state(connection))
                    .add("timeout", Math.max(0, connection.lifetimeLeftMs() / 1000))
                    .add("lifetime", tcpSettings().connectionLifetime())
                    .add("ref_count", 1)
                    .add("src_ip", IpText.of(peer.getAddress()))
                    .add("src_port", peer.getPort())
                    .add("dst_ip", connection.socket().addressText())
                    .add("dst_port", connection.socket().port());
        }
    }

    @RpcExport(value = "core.tcp_info", doc = "Shows numbers of connections and their limits.")
    void tcpInfo(RpcCall call) {
        TcpTransport tcp = tcp();
        if (tcp == null) {
            throw new RpcFault(500, "tcp support disabled");
        }
        call.struct()
                .add("readers", server.loops().size())
                .add("max_connections", tcpSettings().maxConnections())
                .add("max_tls_connections", tcpSettings().maxTlsConnections())
                .add("opened_connections", tcp.connections().size())
                .add("opened_tls_connections", tcp.connections().secureSize())
                .add("write_queued_bytes", tcp.queuedBytes());
    }

    @RpcExport(value = "core.tcp_options", doc = "Shows the options of TCP.")
    void tcpOptions(RpcCall call) {
        TcpSettings now = tcpSettings();
        call.struct()
                .add("connect_timeout", now.connectTimeout())
                .add("send_timeout", now.sendTimeout())
                .add("connection_lifetime", now.connectionLifetime())
                .add("max_connections(soft)", now.maxConnections())
                .add("max_tls_connections(soft)", now.maxTlsConnections())
                .add("no_connect", flag(now.noConnect()))
                .add("fd_cache", 1)
                .add("async", 1)
                .add("connect_wait", 1)
                .add("conn_wq_max", now.connWqMax())
                .add("wq_max", now.wqMax())
                .add("defer_accept", now.deferAccept())
                .add("delayed_ack", flag(now.delayedAck()))
                .add("syncnt", now.synCount())
                .add("linger2", now.linger2())
                .add("keepalive", flag(now.keepalive()))
                .add("keepidle", now.keepIdle())
                .add("keepintvl", now.keepInterval())
                .add("keepcnt", now.keepCount())
                .add("crlf_ping", flag(now.crlfPing()))
                .add("accept_aliases", flag(now.acceptAliases()))
                .add("alias_flags", 1)
                .add("new_conn_alias_flags", 2);
    }

    @RpcExport(value = "dns.mem_info", doc = "Shows the memory of the DNS cache: used and most, in bytes.")
    void dnsMemory(RpcCall call) {
        call.add(cache().bytes());
        call.add(server.network().dns().cacheMem() * 1024L);
    }

    @RpcExport(value = "dns.view", doc = "Shows the DNS cache.", returnsArray = true)
    void dnsView(RpcCall call) {
        cache().view().forEach(answer -> show(call, answer));
    }

    @RpcExport(value = "dns.lookup", doc = "Asks for a record: type, name.", returnsArray = true)
    void dnsLookup(RpcCall call) {
        int type = Type.value(call.text(0));
        if (type < 0) {
            throw new RpcFault(400, "Invalid type");
        }
        try {
            DnsAnswer answer = cache().get(call.text(1), type).get(LOOKUP_SECONDS, TimeUnit.SECONDS);
            if (answer.status() != DnsAnswer.Status.OK) {
                throw new RpcFault(400, "Not found");
            }
            show(call, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RpcFault(500, "Interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new RpcFault(400, "Not found");
        }
    }

    @RpcExport(value = "dns.add_a", doc = "Adds an A record: name, ttl, address, flags (2 = permanent).")
    void dnsAddA(RpcCall call) {
        InetAddress address = address(call.text(2), 4);
        cacheRecord(call, 3, new ARecord(name(call.text(0)), DClass.IN, call.number(1), address));
    }

    @RpcExport(value = "dns.add_aaaa", doc = "Adds an AAAA record: name, ttl, address, flags (2 = permanent).")
    void dnsAddAaaa(RpcCall call) {
        InetAddress address = address(call.text(2), 16);
        cacheRecord(call, 3, new AAAARecord(name(call.text(0)), DClass.IN, call.number(1), address));
    }

    @RpcExport(value = "dns.add_srv", doc = "Adds an SRV record: name, ttl, priority, weight, port, target, flags.")
    void dnsAddSrv(RpcCall call) {
        SRVRecord record = new SRVRecord(
                name(call.text(0)),
                DClass.IN,
                call.number(1),
                (int) call.number(2),
                (int) call.number(3),
                (int) call.number(4),
                name(call.text(5)));
        cacheRecord(call, 6, record);
    }

    @RpcExport(value = "dns.delete_a", doc = "Deletes an A record from the DNS cache.")
    void dnsDeleteA(RpcCall call) {
        delete(call, Type.A);
    }

    @RpcExport(value = "dns.delete_aaaa", doc = "Deletes an AAAA record from the DNS cache.")
    void dnsDeleteAaaa(RpcCall call) {
        delete(call, Type.AAAA);
    }

    @RpcExport(value = "dns.delete_srv", doc = "Deletes an SRV record from the DNS cache.")
    void dnsDeleteSrv(RpcCall call) {
        delete(call, Type.SRV);
    }

    @RpcExport(value = "dns.delete_naptr", doc = "Deletes a NAPTR record from the DNS cache.")
    void dnsDeleteNaptr(RpcCall call) {
        delete(call, Type.NAPTR);
    }

    @RpcExport(value = "dns.delete_cname", doc = "Deletes a CNAME record from the DNS cache.")
    void dnsDeleteCname(RpcCall call) {
        delete(call, Type.CNAME);
    }

    @RpcExport(value = "dns.delete_txt", doc = "Deletes a TXT record from the DNS cache.")
    void dnsDeleteTxt(RpcCall call) {
        delete(call, Type.TXT);
    }

    @RpcExport(value = "dns.delete_ptr", doc = "Deletes a PTR record from the DNS cache.")
    void dnsDeletePtr(RpcCall call) {
        delete(call, Type.PTR);
    }

    @RpcExport(value = "dns.delete_all", doc = "Empties the DNS cache, permanent records left out.")
    void dnsDeleteAll(RpcCall call) {
        cache().deleteAll(false);
        call.struct().add("status", "ok");
    }

    @RpcExport(value = "dns.delete_all_force", doc = "Empties the DNS cache, permanent records too.")
    void dnsDeleteAllForce(RpcCall call) {
        cache().deleteAll(true);
        call.struct().add("status", "ok");
    }

    @RpcExport(value = "dst_blocklist.view", doc = "Shows the destinations that are not tried now.")
    void blocklistView(RpcCall call) {
        Blocklist list = server.blocklist();
        if (!list.isEnabled()) {
            throw new RpcFault(500, "dst blocklist support disabled");
        }
        for (Blocklist.Entry entry : list.view()) {
            call.struct()
                    .add("protocol", entry.protocol().token())
                    .add("ip", IpText.of(entry.address().getAddress()))
                    .add("port", entry.address().getPort())
                    .add("expires in (s)", list.leftMs(entry) / 1000)
                    .add("flags", entry.kind());
        }
    }

    @RpcExport(value = "dst_blocklist.add", doc = "Adds a destination: address, port, protocol number, flags.")
    void blocklistAdd(RpcCall call) {
        InetAddress address = IpText.parse(call.text(0));
        Protocol protocol = Protocol.ofNumber((int) call.number(2));
        long port = call.number(1);
        if (address == null || protocol == null || port < 0 || port > 65535) {
            throw new RpcFault(400, "Invalid destination");
        }
        server.blocklist().add(Destination.of(protocol, address, (int) port), (int) call.number(3));
    }

    @RpcExport(value = "dst_blocklist.delete_all", doc = "Empties the blocklist.")
    void blocklistDeleteAll(RpcCall call) {
        server.blocklist().deleteAll();
    }

    @RpcExport(
            value = "dst_blocklist.mem_info",
            doc = "Shows the blocklist's memory: used and most, in bytes.",
            returnsArray = true)
    void blocklistMemory(RpcCall call) {
        call.add(server.blocklist().bytes());
        call.add(server.blocklist().settings().memKilobytes() * 1024L);
    }

    private void show(RpcCall call, DnsAnswer answer) {
        long left = cache().leftSeconds(answer);
        String permanent = answer.expiresMs() == Long.MAX_VALUE ? "yes" : "no";
        RpcValue.Struct shown = call.struct()
                .add("name", answer.name())
                .add("type", Type.string(answer.type()))
                .add("size_bytes", DnsCache.ENTRY_BYTES)
                .add("reference_counter", 1)
                .add("permanent", permanent)
                .add("expires", left)
                .add("last_used", 0)
                .add("negative_entry", answer.status() == DnsAnswer.Status.OK ? "no" : "yes");
        if (answer.status() != DnsAnswer.Status.OK) {
            return;
        }
        RpcValue.Array records = shown.array("records");
        int index = 0;
        for (Record record : answer.records()) {
            RpcValue.Struct one = records.struct().add("rr_idx", index++);
            describe(record, one);
            one.add("rr_permanent", permanent).add("rr_expires", left);
        }
    }

    private static void describe(Record record, RpcValue.Struct out) {
        switch (record) {
            case ARecord a -> out.add("rr_ip", IpText.of(a.getAddress()));
            case AAAARecord aaaa -> out.add("rr_ip", IpText.of(aaaa.getAddress()));
            case SRVRecord srv ->
                out.add("rr_name", srv.getTarget().toString(true))
                        .add("rr_port", srv.getPort())
                        .add("rr_priority", srv.getPriority())
                        .add("rr_weight", srv.getWeight());
            case NAPTRRecord naptr ->
                out.add("rr_order", naptr.getOrder())
                        .add("rr_preference", naptr.getPreference())
                        .add("rr_flags", naptr.getFlags())
                        .add("rr_service", naptr.getService())
                        .add("rr_regexp", naptr.getRegexp())
                        .add("rr_replacement", naptr.getReplacement().toString(true));
            default -> out.add("rr_data", record.rdataToString());
        }
    }

    private void cacheRecord(RpcCall call, int flagsIndex, Record record) {
        boolean permanent = (call.number(flagsIndex, 0) & PERMANENT) != 0;
        cache().add(call.text(0), record.getType(), List.of(record), permanent);
    }

    private void delete(RpcCall call, int type) {
        if (!cache().delete(call.text(0), type)) {
            throw new RpcFault(400, "Not found");
        }
    }

    private DnsCache cache() {
        return server.locator().cache();
    }

    private TcpSettings tcpSettings() {
        return server.network().tcp();
    }

    private @Nullable TcpTransport tcp() {
        return server.transports().transport(Protocol.TCP) instanceof TcpTransport tcp ? tcp : null;
    }

    private static String state(TcpConnection connection) {
        return switch (connection.state()) {
            case CONNECTING -> "CONN_CONNECT";
            case OPEN -> "CONN_OK";
            case CLOSED -> "CONN_BAD";
        };
    }

    private static long flag(boolean value) {
        return value ? 1 : 0;
    }

    private static InetAddress address(String text, int bytes) {
        InetAddress address = IpText.parse(text);
        if (address == null || address.getAddress().length != bytes) {
            throw new RpcFault(400, "Invalid address");
        }
        return address;
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new RpcFault(400, "Invalid name");
        }
    }
}
