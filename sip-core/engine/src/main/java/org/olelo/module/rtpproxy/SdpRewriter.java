package org.olelo.module.rtpproxy;

import org.olelo.routing.MessageContext;
import org.olelo.sip.body.Sdp;
import org.olelo.sip.body.SdpLine;
import org.olelo.sip.body.SdpMedia;
import org.olelo.text.Latin;

/** Changes addresses and ports of a session description by edits. */
final class SdpRewriter {
    private final MessageContext ctx;
    private final Sdp sdp;
    private boolean sessionUsed;

    SdpRewriter(MessageContext ctx, Sdp sdp) {
        this.ctx = ctx;
        this.sdp = sdp;
    }

    /** Port, connection and a=rtcp of one media description; a description with port 0 keeps it. */
    void media(SdpMedia media, int port, String address) {
        if (media.port() != 0) {
            port(media, port);
            for (SdpLine line : media.lines()) {
                if (line.type() == 'a' && sdp.value(line).startsWith("rtcp:")) {
                    int start = line.valueStart() + "rtcp:".length();
                    int end = start;
                    while (end < line.valueEnd()
                            && Character.isDigit(ctx.message().bytes()[end])) {
                        end++;
                    }
                    ctx.edits().replace(start, end - start, Integer.toString(port + 1));
                }
            }
        }
        boolean own = false;
        for (SdpLine line : media.lines()) {
            if (line.type() == 'c') {
                own = true;
                connection(line, address);
            }
        }
        sessionUsed |= !own;
    }

    private void port(SdpMedia media, int port) {
        byte[] bytes = ctx.message().bytes();
        int start = Latin.indexOf(bytes, media.line().valueStart(), media.line().valueEnd(), ' ') + 1;
        int end = start;
        while (end < media.line().valueEnd() && Character.isDigit(bytes[end])) {
            end++;
        }
        ctx.edits().replace(start, end - start, Integer.toString(port));
    }

    /** The session's c= line where media rely on it or all is asked for, and the o= line (5.6.3 does so without flag o too). */
    void session(String address, boolean always) {
        SdpLine connection = sdp.sessionLine('c');
        if (connection != null && (sessionUsed || always)) {
            connection(connection, address);
        }
        SdpLine owner = sdp.sessionLine('o');
        if (owner != null) {
            connection(owner, address);
        }
    }

    private void connection(SdpLine line, String address) {
        String value = sdp.value(line);
        int slash = value.lastIndexOf(' ');
        String[] words = value.split(" ");
        if (slash < 0 || words.length < 3) {
            return;
        }
        String family = address.indexOf(':') >= 0 ? "IP6" : "IP4";
        int familyAt = value.lastIndexOf(words[words.length - 2]);
        ctx.edits()
                .replace(
                        line.valueStart() + familyAt,
                        line.valueEnd() - line.valueStart() - familyAt,
                        family + ' ' + address);
    }
}
