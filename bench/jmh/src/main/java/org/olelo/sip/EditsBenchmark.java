package org.olelo.sip;

import org.olelo.sip.edit.MessageEdits;
import org.olelo.sip.edit.OutgoingRequest;
import org.olelo.text.ByteSink;
import org.olelo.text.Latin;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writes a request to be relayed: lowered Max-Forwards, Record-Route, our Via, received and rport. */
@State(Scope.Thread)
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
