package org.olelo.module.rr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.olelo.net.Flow;
import org.olelo.net.LocalSocket;
import org.olelo.net.Protocol;
import org.olelo.net.SocketRegistry;
import org.olelo.routing.MessageContext;
import org.olelo.routing.Worker;
import org.olelo.sip.Messages;
import org.olelo.sip.edit.OutgoingRequest;

/** Results are what Kamailio 5.6.3 gave: code, Request-URI, next hop, forced socket and the Route header fields sent. */
class RecordRoutingTest {
    private static final String ME = "<sip:127.0.0.1:5070;lr;ftag=t1;p=1>";
    private static final String OTHER = "<sip:127.0.0.2:5060;lr>";

    private final SocketRegistry sockets = new SocketRegistry();
    private final LocalSocket udp = socket(Protocol.UDP);
    private final LocalSocket tcp = socket(Protocol.TCP);
    private final RouteSettings settings = new RouteSettings();
    private final LooseRouter loose = new LooseRouter(sockets, settings);
    private final RecordRouter recorder = new RecordRouter(settings, ctx -> false);

    RecordRoutingTest() {
        sockets.add(udp);
        sockets.add(tcp);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sip:x@y | ME | true | 1 | sip:x@y | | | ",
                "sip:x@y | ME | false | -3 | sip:x@y | | | ",
                "sip:x@y | ME@OTHER | true | 1 | sip:x@y | sip:127.0.0.2:5060;lr | | OTHER",
                "sip:x@y | ME@OTHER | false | 1 | sip:x@y | sip:127.0.0.2:5060;lr | | OTHER",
                "sip:x@y | ME, OTHER | true | 1 | sip:x@y | sip:127.0.0.2:5060;lr | | OTHER",
                "sip:x@y | OTHER | true | 1 | sip:x@y | sip:127.0.0.2:5060;lr | | OTHER",
                "sip:x@y | ME@<sip:strict.test> | true | 1 | sip:strict.test | | | <sip:x@y>",
                "sip:x@y | ME,<sip:strict.test> , OTHER | true | 1 | sip:strict.test | | | OTHER@<sip:x@y>",
                "sip:x@y | <sip:strict.test> | true | 1 | sip:strict.test | | | <sip:x@y>",
                "sip:127.0.0.1:5070 | ME@<sip:x@remote> | true | 1 | sip:x@remote | sip:127.0.0.1:5070;lr;ftag=t1;p=1 | | ME",
                "sip:127.0.0.1:5070;lr | OTHER@<sip:x@remote> | true | 1 | sip:x@remote | sip:127.0.0.2:5060;lr | | OTHER",
                "sip:me@127.0.0.1:5070 | OTHER | true | 1 | sip:127.0.0.2:5060;lr | sip:127.0.0.2:5060;lr | | ",
                "sip:127.0.0.1:5070 | <sip:strict.test>@<sip:x@remote> | true | 1 | sip:strict.test | | | <sip:x@remote>",
                "sip:127.0.0.1:5070 | ME@<sip:x@remote> | false | 1 | sip:x@remote | | | <sip:127.0.0.1:5070>",
                "sip:x@y | <sip:127.0.0.1:5070;r2=on;lr>@<sip:127.0.0.1:5070;transport=tcp;r2=on;lr> | true | 1 | sip:x@y | | tcp:127.0.0.1:5070 | ",
                "sip:x@y | <sip:127.0.0.1:5070;transport=tcp;r2=on;lr>,<sip:127.0.0.1:5070;r2=on;lr>@OTHER | true | 1 | sip:x@y | sip:127.0.0.2:5060;lr | udp:127.0.0.1:5070 | OTHER",
                "sip:x@y | garbage | true | -1 | sip:x@y | | | garbage",
                "sip:x@y | ME@ME | true | 1 | sip:x@y | sip:127.0.0.1:5070;lr;ftag=t1;p=1 | | ME",
            })
    void shouldRouteLoosely(
            String uri,
            String routes,
            boolean inDialog,
            int code,
            String newUri,
            String next,
            String socket,
            String left) {
        MessageContext ctx = context(uri, inDialog, values(routes));
        assertEquals(code, loose.route(ctx, false));
        assertEquals(newUri, ctx.uri());
        assertEquals(next, ctx.dstUri());
        assertEquals(socket, ctx.sendSocket() == null ? null : ctx.sendSocket().sockString());
        assertEquals(left == null ? List.of() : values(left), sent(ctx, "Route: "));
    }

    @Test
    void shouldNotTakeRequestUriForRouteInLooseMode() {
        MessageContext ctx = context("sip:127.0.0.1:5070", true, List.of(ME, OTHER));
        assertEquals(1, loose.route(ctx, true));
        assertEquals("sip:127.0.0.1:5070", ctx.uri());
        assertEquals("sip:127.0.0.2:5060;lr", ctx.dstUri());
    }

    @Test
    void shouldReportNoRoute() {
        assertEquals(-1, loose.route(context("sip:x@y", true, List.of()), false));
    }

    @Test
    void shouldKnowParametersBeforeAndAfterRouting() {
        MessageContext ctx = context("sip:x@y", true, List.of(ME));
        assertEquals("lr;ftag=t1;p=1", loose.ownParams(ctx));
        loose.route(ctx, false);
        assertEquals("lr;ftag=t1;p=1", loose.ownParams(ctx));
        assertEquals(null, loose.ownParams(context("sip:x@y", true, List.of(OTHER))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | false | <sip:127.0.0.1:5070;lr;ftag=t1;x=1>",
                "1 | true | <sip:127.0.0.1:5070;transport=tcp;r2=on;lr;ftag=t1;x=1>@<sip:127.0.0.1:5070;r2=on;lr;ftag=t1;x=1>",
                "0 | true | <sip:127.0.0.1:5070;lr;ftag=t1;x=1>",
                "2 | false | <sip:127.0.0.1:5070;r2=on;lr;ftag=t1;x=1>@<sip:127.0.0.1:5070;r2=on;lr;ftag=t1;x=1>",
            })
    void shouldRecordRoute(int doubled, boolean toTcp, String expected) {
        settings.doubleRecordRoute = doubled;
        MessageContext ctx = context("sip:x@y", false, List.of());
        recorder.record(ctx, ";x=1");
        assertEquals(
                List.of(expected.split("@<")).size(),
                sent(ctx, "Record-Route: ", toTcp).size());
        assertEquals(expected, String.join("@", sent(ctx, "Record-Route: ", toTcp)));
    }

    @Test
    void shouldRecordAdvertisedAddress() {
        MessageContext ctx = context("sips:x@y", false, List.of());
        recorder.recordAdvertised(ctx, "adv.test:5099;q=1");
        assertEquals(List.of("<sips:adv.test:5099;q=1;ftag=t1;lr>"), sent(ctx, "Record-Route: "));
        assertEquals(
                List.of(
                        "<sips:adv.test:5099;q=1;transport=tcp;r2=on;ftag=t1;lr>",
                        "<sips:adv.test:5099;q=1;transport=udp;r2=on;ftag=t1;lr>"),
                sent(ctx, "Record-Route: ", true));
    }

    @Test
    void shouldRecordPresetText() {
        settings.fullLr = 1;
        MessageContext ctx = context("sip:x@y", false, List.of());
        recorder.recordPreset(ctx, "p.test;z=1");
        recorder.recordPreset(ctx, "q.test;r2=on");
        assertEquals(
                List.of("<sip:p.test;z=1;ftag=t1;lr=on>", "<sip:q.test;r2=on;ftag=t1;lr=on>"),
                sent(ctx, "Record-Route: "));
    }

    @Test
    void shouldAddParametersBeforeAndAfter() {
        MessageContext ctx = context("sip:x@y", false, List.of());
        RouteState.of(ctx).added += ";a=1";
        recorder.record(ctx, "");
        RecordRouter.addParam(ctx, ";b=2");
        assertEquals(List.of("<sip:127.0.0.1:5070;lr;ftag=t1;a=1;b=2>"), sent(ctx, "Record-Route: "));
        assertEquals(
                List.of(
                        "<sip:127.0.0.1:5070;transport=tcp;r2=on;lr;ftag=t1;a=1;b=2>",
                        "<sip:127.0.0.1:5070;r2=on;lr;ftag=t1;a=1;b=2>"),
                sent(ctx, "Record-Route: ", true));
    }

    @Test
    void shouldShowUser() {
        settings.addUsername = 1;
        settings.appendFromTag = 0;
        MessageContext ctx = context("sip:bob@y", false, List.of());
        recorder.record(ctx, "");
        assertEquals(List.of("<sip:bob@127.0.0.1:5070;lr>"), sent(ctx, "Record-Route: "));
    }

    private MessageContext context(String uri, boolean inDialog, List<String> routes) {
        List<String> lines = new ArrayList<>(Arrays.asList(Messages.optionsLines("Via: SIP/2.0/UDP h")));
        lines.set(0, "BYE " + uri + " SIP/2.0");
        if (inDialog) {
            lines.set(4, "To: <sip:b@conf.test>;tag=t2");
        }
        routes.forEach(route -> lines.add("Route: " + route));
        lines.add("X-Last: 1");
        Flow flow = Flow.udp(new InetSocketAddress(udp.address(), 9), udp);
        return new MessageContext(Messages.request(lines.toArray(String[]::new)), flow, new Worker(0), 1);
    }

    private List<String> sent(MessageContext ctx, String header) {
        return sent(ctx, header, false);
    }

    private List<String> sent(MessageContext ctx, String header, boolean toTcp) {
        String text = new OutgoingRequest()
                .of(ctx.request(), ctx.editsOrNull())
                .sockets(udp, toTcp ? tcp : udp)
                .toString();
        return Arrays.stream(text.split("\r\n"))
                .filter(line -> line.startsWith(header))
                .map(line -> line.substring(header.length()))
                .toList();
    }

    private static List<String> values(String text) {
        String[] headers = text.replace("ME", ME).replace("OTHER", OTHER).split("@(?=<|O|M|g)");
        return Arrays.asList(headers);
    }

    private static LocalSocket socket(Protocol protocol) {
        try {
            return LocalSocket.of(protocol, InetAddress.getByName("127.0.0.1"), 5070);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
