package org.olelo.sip;

import java.util.concurrent.TimeUnit;
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

/** Reads the INVITE of the load generator: from bytes to a message, and with the values a relay needs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ParserBenchmark {
    static final byte[] INVITE = Latin.bytes(
            """
            INVITE sip:uas@127.0.0.1:15870 SIP/2.0\r
            Via: SIP/2.0/UDP 127.0.0.1:15880;branch=z9hG4bK0badcafe0000fa80;rport\r
            Max-Forwards: 70\r
            From: <sip:caller@bench.local>;tag=0000fa80\r
            To: <sip:u0000001@bench.local>\r
            Call-ID: 66e50000fa80-load@127.0.0.1\r
            CSeq: 1 INVITE\r
            Contact: <sip:caller@127.0.0.1:15880>\r
            User-Agent: load\r
            Content-Type: application/sdp\r
            Content-Length: 0\r
            \r
            """);

    @Benchmark
    public Parsed message() {
        return MessageParser.parse(INVITE);
    }

    @Benchmark
    public int messageAndValues() {
        SipRequest request = (SipRequest) MessageParser.parse(INVITE);
        NameAddr from = request.from();
        return request.callId().hashCode()
                + request.maxForwards()
                + (from == null || from.tag() == null ? 0 : 1)
                + (request.parsedUri() == null ? 0 : 1);
    }
}
