package org.olelo.sip;

import java.util.concurrent.TimeUnit;
import org.olelo.sip.edit.MessageEdits;
import org.olelo.sip.edit.OutgoingRequest;
import org.olelo.text.ByteSink;
import org.olelo.text.Latin;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writes a request to be relayed: lowered Max-Forwards, Record-Route, our Via, received and rport. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class EditsBenchmark {
    private static final byte[] VIA = Latin.bytes("Via: SIP/2.0/UDP 127.0.0.1:15860;branch=");

    private final SipRequest request = (SipRequest) MessageParser.parse(ParserBenchmark.INVITE);
    private final OutgoingRequest outgoing = new OutgoingRequest();
    private final ByteSink out = new ByteSink(2048);

    @Benchmark
    public int relayedRequest() {
        MessageEdits edits = new MessageEdits();
        edits.replaceValue(request, request.find(HeaderId.MAX_FORWARDS), "69");
        edits.prependHeader(request, "Record-Route: <sip:127.0.0.1:15860;lr>\r\n");
        out.clear();
        outgoing.of(request, edits)
                .via(VIA, "z9hG4bK01234.0000fa800badcafe.0", "")
                .received("127.0.0.1")
                .rport(15880)
                .writeTo(out);
        return out.size();
    }
}
