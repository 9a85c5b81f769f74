package org.olelo.transaction;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.olelo.cfg.CfgRegistry;
import org.olelo.net.Blocklist;
import org.olelo.net.Counters;
import org.olelo.net.Flow;
import org.olelo.net.IpText;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.net.Transports;
import org.olelo.net.dns.DnsAnswer;
import org.olelo.net.dns.DnsCache;
import org.olelo.net.dns.DnsSettings;
import org.olelo.net.dns.ServerLocator;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.MessageWriter;
import org.olelo.routing.NextHops;
import org.olelo.routing.RouteKind;
import org.olelo.routing.UdpLimit;
import org.olelo.routing.Worker;
import org.olelo.rpc.Statistics;
import org.olelo.sip.MessageParser;
import org.olelo.sip.SipMessage;
import org.olelo.timer.ManualClock;
import org.olelo.timer.TimerWheel;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/** A transaction layer on a manual clock and a fake transport. Client at port 1000, servers at 2000 and up. */
final class TransactionKit implements TransactionHost {
    final ManualClock clock = new ManualClock();
    final TimerWheel wheel = new TimerWheel(clock);
    final FakeTransport transport = new FakeTransport();
    final TransactionSettings settings = new TransactionSettings(new CfgRegistry());
    final TransactionLayer layer;
    final Blocklist blocklist =
            new Blocklist(clock, new Blocklist.Settings(true, 60, 250, 0, 0, 0, 0), Counters.unread());
    boolean failover;
    private final Worker worker = new Worker(0);
    private final LocalSocket socket = LocalSocket.of(Protocol.UDP, ip("192.0.2.1"), 5060);

    TransactionKit() {
        SocketRegistry sockets = new SocketRegistry();
        sockets.add(socket);
        DnsCache cache = new DnsCache(
                (name, type) -> CompletableFuture.completedFuture(records(name, type)),
                DnsSettings::defaults,
                clock,
                Counters.unread());
        NextHops hops =
                new NextHops(sockets, new ServerLocator(cache, DnsSettings::defaults, sockets, clock), UdpLimit.NONE);
        settings.dnsFailover = () -> failover;
        Transports transports = new Transports(sockets, List.of(transport));
        SipForge forge = new SipForge(new MessageWriter(() -> null, false), () -> null);
        layer = new TransactionLayer(
                settings,
                new TransactionCounters(new Statistics()),
                this,
                () -> new TransactionLayer.Outside(transports, hops, forge, wheel, blocklist));
    }

    /** The name three.test leads to ports 2000, 2001 and 2002. */
    private static DnsAnswer records(String name, int type) {
        List<Record> found = new ArrayList<>();
        if (name.equals("_sip._udp.three.test") && type == Type.SRV) {
            for (int i = 0; i < 3; i++) {
                found.add(new SRVRecord(name(name), DClass.IN, 60, i, 1, 2000 + i, name("host.test")));
            }
        }
        if (name.equals("host.test") && type == Type.A) {
            found.add(new ARecord(name(name), DClass.IN, 60, ip("192.0.2.9")));
        }
        return found.isEmpty()
                ? new DnsAnswer(name, type, DnsAnswer.Status.NONE, List.of(), 0, 0)
                : new DnsAnswer(name, type, DnsAnswer.Status.OK, found, 60, 0);
    }

    private static Name name(String text) {
        return Name.fromConstantString(text + '.');
    }

    @Override
    public Worker worker() {
        return worker;
    }

    @Override
    public void execute(String what, Runnable task) {
        task.run();
    }

    @Override
    public boolean onEventLoop() {
        return false;
    }

    private static InetAddress ip(String text) {
        InetAddress address = IpText.parse(text);
        if (address == null) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }

    MessageContext context(String text, int port) {
        if (!(MessageParser.parse(text) instanceof SipMessage message)) {
            throw new AssertionError("not a message: " + text);
        }
        Flow flow = Flow.udp(new InetSocketAddress(ip("192.0.2.9"), port), socket);
        return new MessageContext(message, flow, worker, 1);
    }

    static String request(String method, String branch) {
        String uri = method.equals("ACK") ? "sip:b@192.0.2.9:2000" : "sip:b@192.0.2.9:2000";
        return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.9:1000;branch=z9hG4bK" + branch
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:a@x>;tag=1\r\nTo: <sip:b@x>\r\nCall-ID: call-" + branch
                + "\r\nCSeq: 1 " + method + "\r\nContent-Length: 0\r\n\r\n";
    }

    /** Relays a request to so many branches, at ports 2000 and up. */
    int relay(String method, String branch, int branches) {
        return relay(request(method, branch), branches);
    }

    /** Relays a request to a name. */
    int relayTo(String uri, String method, String branch) {
        return relay(request(method, branch).replaceFirst(" [^ ]+ ", " " + uri + " "), 1);
    }

    private int relay(String request, int branches) {
        MessageContext ctx = context(request, 1000);
        ctx.routeKind(RouteKind.REQUEST);
        for (int i = 1; i < branches; i++) {
            ctx.branches().add(new Branch("sip:b" + i + "@192.0.2.9:" + (2000 + i)));
        }
        int result = layer.forwarder().relay(ctx, null, 0);
        layer.endOfScript(ctx);
        return result;
    }

    /** A request that goes through t_relay. */
    int receive(String method, String branch) {
        return relay(method, branch, 1);
    }

    /** Answers a request that was sent to a branch. */
    boolean answer(FakeTransport.Sent request, int status) {
        SipMessage message = request.message();
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + " Reason\r\n");
        for (int i = 0; i < message.headerCount(); i++) {
            String name = message.headerName(i);
            switch (message.headerId(i)) {
                case VIA, FROM, CALL_ID, CSEQ ->
                    text.append(name)
                            .append(": ")
                            .append(message.headerValue(i))
                            .append("\r\n");
                case TO ->
                    text.append("To: ")
                            .append(message.headerValue(i))
                            .append(
                                    message.to().hasTag()
                                            ? ""
                                            : ";tag=b" + request.destination().port())
                            .append("\r\n");
                default -> {}
            }
        }
        text.append("Content-Length: 0\r\n\r\n");
        MessageContext ctx = context(text.toString(), request.destination().port());
        ctx.routeKind(RouteKind.REPLY);
        return layer.replies().received(ctx);
    }

    void advance(long milliseconds) {
        clock.advance(milliseconds, wheel);
    }

    /** First lines of what was sent since the last call, with the port it went to. */
    List<String> lines() {
        return transport.take().stream()
                .map(sent -> sent.destination().port() + " " + sent.firstLine())
                .toList();
    }
}
