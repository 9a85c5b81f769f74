package org.olelo.module.rtpengine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flags as Kamailio 5.6.3 puts them on the wire (recorded). */
class NgFlagsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "trust-address replace-origin replace-session-connection;"
                        + "d5:flagsl13:trust-addresse7:replacel6:origin18:session-connectionee",
                "RTP/SAVPF ICE=force;d3:ICE5:force18:transport-protocol9:RTP/SAVPFe",
                "RTP AVP SRTP SAVP AVPF;d5:flagsl4:SAVPe18:transport-protocol9:RTP/SAVPFe",
                "RTP/SAVPF AVP;d18:transport-protocol8:RTP/SAVPe",
                "AVPF SRTP AVP;d18:transport-protocol8:RTP/SAVPe",
                "UDP/TLS/RTP/SAVP;d18:transport-protocol16:UDP/TLS/RTP/SAVPe",
                "internal external;d9:directionl8:internal8:externalee",
                "rtcp-mux-offer rtcp-mux=demux;d8:rtcp-muxl5:offer5:demuxee",
                "rtcp-mux;d5:flagsl8:rtcp-muxee",
                "repacketize=30 delete-delay=20;d11:repacketizei30e12:delete delayi20e12:delete-delay2:20e",
                "TOS=abc;d3:TOSi0ee",
                "record-call=yes codec-transcode-PCMU codec-strip-all codec-mask=G722;"
                        + "d11:record-call3:yes5:codecd9:transcodel4:PCMUe5:stripl3:alle4:maskl4:G722eee",
                "codec-foo=x codec-consume-all;d9:codec-foo1:x5:flagsl17:codec-consume-allee",
                "SDES-off SDES-no-AES_CM DTLS=off OSRTP-offer;"
                        + "d4:DTLS3:off5:flagsl11:OSRTP-offere4:SDESl3:off9:no-AES_CMee",
                "T38=x T.38-y;d4:T.38l1:x1:yee",
                "T.38=decode replace-origin codec-strip-x rtcp-mux-offer SDES-off direction=1 RTP/AVP generate-mid;"
                        + "d9:directionl1:1e5:flagsl12:generate-mide7:replacel6:origine5:codecd5:stripl1:xee"
                        + "18:transport-protocol7:RTP/AVP8:rtcp-muxl5:offere4:SDESl3:offe4:T.38l6:decodeee",
            })
    void shouldWriteFlagsAsKamailio(String flags, String wire) {
        NgValue.Dict dict = new NgValue.Dict();
        NgFlags.parse(flags).addTo(dict);
        assertEquals(wire, Bencode.write(dict));
    }

    @Test
    void shouldKeepTagsAndCallIdApart() {
        NgFlags flags = NgFlags.parse("from-tag=abc to-tag=def call-id=XXX");
        assertEquals("abc", flags.fromTag());
        assertEquals("def", flags.toTag());
        assertEquals("XXX", flags.callId());
    }

    @Test
    void shouldRefuseUnknownBranch() {
        assertNotNull(NgFlags.parse("via-branch=other").fault());
        assertNull(NgFlags.parse("via-branch=auto").fault());
    }

    @Test
    void shouldReadWhatItWrote() {
        String text = "d6:result2:ok3:numi-7e4:listl1:ad1:bi1eeee";
        NgValue.Dict dict = Bencode.readDict(text);
        assertNotNull(dict);
        assertEquals(text, Bencode.write(dict));
    }

    @ParameterizedTest
    @CsvSource({"d6:result", "d6:result9:oke", "i5e", "dd", "d1:ai5", "l1:a", "d99999999:ae"})
    void shouldRefuseTornText(String text) {
        assertNull(Bencode.readDict(text));
    }

    @Test
    void shouldPrintTotals() {
        NgValue.Dict answer = Bencode.readDict("d6:totalsd3:RTPd7:packetsi10e5:bytesi1720e6:errorsi1ee"
                + "4:RTCPd7:packetsi2e5:bytesi99e6:errorsi0eeee");
        assertNotNull(answer);
        assertEquals(
                "RTP: 1720 bytes, 10 packets, 1 errors; RTCP: 99 bytes, 2 packets, 0 errors",
                CallStatistics.totals(answer));
    }
}
