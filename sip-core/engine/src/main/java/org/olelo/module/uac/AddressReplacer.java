package org.olelo.module.uac;

import org.jspecify.annotations.Nullable;
import org.olelo.module.rr.api.RecordRouting;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipRequest;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionEvent;
import org.olelo.transaction.TransactionEventKind;
import org.olelo.transaction.TransactionLayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces From and To of requests, and gives each side of the dialog back what it knows: in replies, and in later requests by a parameter of Record-Route. */
final class AddressReplacer {
    private static final Logger LOG = LoggerFactory.getLogger("uac");
    private static final int FROM = 1;
    private static final int TO = 2;
    /** Which of the two were replaced in a request whose transaction is not made yet. */
    private static final AttachmentKey<Integer> REPLACED = new AttachmentKey<>("uac replaced");

    private final UacSettings settings;
    private final @Nullable RecordRouting routing;

    /** @param routing null when nothing is to be restored */
    AddressReplacer(UacSettings settings, TransactionLayer layer, @Nullable RecordRouting routing) {
        this.settings = settings;
        this.routing = routing;
        if (routing != null) {
            layer.listen(this::transactionMade, TransactionEventKind.REQUEST_IN);
        }
        if (routing != null && settings.restoresByItself()) {
            routing.onLooseRoute((ctx, params) -> {
                boolean from = restore(ctx, FROM);
                boolean to = restore(ctx, TO);
                if (from || to) {
                    restoreReplies(ctx, (from ? side(ctx, FROM) : 0) | (to ? side(ctx, TO) : 0));
                }
            });
        }
    }

    boolean replaceFrom(MessageContext ctx, @Nullable String display, String uri) {
        return replace(ctx, FROM, display, uri);
    }

    boolean replaceTo(MessageContext ctx, @Nullable String display, String uri) {
        return replace(ctx, TO, display, uri);
    }

    /** Puts back what Record-Route says of From; false when it says nothing. */
    boolean restoreFrom(MessageContext ctx) {
        return restore(ctx, FROM);
    }

    /** The same for To. */
    boolean restoreTo(MessageContext ctx) {
        return restore(ctx, TO);
    }

    private static HeaderId header(int which) {
        return which == FROM ? HeaderId.FROM : HeaderId.TO;
    }

    private static @Nullable NameAddr address(SipMessage message, int which) {
        return which == FROM ? message.from() : message.to();
    }

    /** @param display null: stays; empty: taken away */
    private boolean replace(MessageContext ctx, int which, @Nullable String display, String uri) {
        NameAddr address = address(ctx.message(), which);
        if (address == null) {
            return false;
        }
        if (settings.restoresByItself() && ctx.message().to().hasTag()) {
            LOG.error(
                    "From and To are not replaced within a dialog, Call-ID={}",
                    ctx.message().callId());
            return false;
        }
        if (display != null) {
            replaceDisplay(ctx, address, display);
        }
        if (uri.isEmpty()) {
            return true;
        }
        ctx.edits().replace(address.uriStart(), address.uriEnd() - address.uriStart(), uri);
        RecordRouting record = routing;
        if (record != null) {
            String value = UriMask.encode(address.uriText(), uri, settings.restorePassword);
            record.addParam(ctx, ';' + parameter(which) + '=' + value);
            restoreReplies(ctx, which);
        }
        return true;
    }

    private static void replaceDisplay(MessageContext ctx, NameAddr address, String display) {
        int start = address.displayStart();
        if (start >= 0 && address.displayEnd() > start) {
            ctx.edits().replace(start, address.displayEnd() - start, display);
        } else if (!display.isEmpty() && address.isBracketed()) {
            ctx.edits().insert(address.uriStart() - 1, display + ' ');
        } else if (!display.isEmpty()) {
            ctx.edits().insert(address.uriStart(), display + " <");
            ctx.edits().insert(address.uriEnd(), ">");
        }
    }

    private String parameter(int which) {
        return which == FROM ? settings.fromParameter : settings.toParameter;
    }

    /** The header of this request that holds what was From or To when the dialog began. */
    private int side(MessageContext ctx, int which) {
        return routing == null || routing.isDownstream(ctx) ? which : FROM + TO - which;
    }

    private boolean restore(MessageContext ctx, int which) {
        RecordRouting record = routing;
        String value = record == null ? null : record.routeParam(ctx, parameter(which));
        NameAddr address = value == null ? null : address(ctx.message(), side(ctx, which));
        if (record == null || value == null || address == null) {
            return false;
        }
        String uri = UriMask.decode(value, address.uriText(), settings.restorePassword);
        if (uri.isEmpty()) {
            LOG.error(
                    "the parameter {} cannot be read, Call-ID={}",
                    parameter(which),
                    ctx.message().callId());
            return false;
        }
        ctx.edits().replace(address.uriStart(), address.uriEnd() - address.uriStart(), uri);
        record.addParam(ctx, ';' + parameter(which) + '=' + value); // for the Route sets made of this request
        return true;
    }

    private void restoreReplies(MessageContext ctx, int which) {
        Transaction t = TransactionLayer.of(ctx);
        if (t != null) {
            listen(t, which);
            return;
        }
        Integer known = ctx.attachment(REPLACED);
        ctx.attach(REPLACED, known == null ? which : known | which);
    }

    private void transactionMade(TransactionEvent event) {
        MessageContext ctx = event.request();
        Integer which = ctx == null ? null : ctx.attachment(REPLACED);
        if (which != null) {
            listen(event.transaction(), which);
        }
    }

    private static void listen(Transaction t, int which) {
        int kind = TransactionEventKind.RESPONSE_IN.bit();
        t.listen(kind, event -> {
            MessageContext reply = event.reply();
            SipRequest request = event.transaction().request();
            if (event.kind() == TransactionEventKind.RESPONSE_IN && reply != null && request != null) {
                if ((which & FROM) != 0) {
                    putBack(reply, request, FROM);
                }
                if ((which & TO) != 0) {
                    putBack(reply, request, TO);
                }
            }
        });
    }

    /** From and To of the reply as the request had them; the To tag is the reply's. */
    private static void putBack(MessageContext reply, SipRequest request, int which) {
        SipMessage message = reply.message();
        int header = message.find(header(which));
        int known = request.find(header(which));
        if (header < 0 || known < 0) {
            return;
        }
        String value = request.headerValue(known);
        String tag = which == TO && !request.to().hasTag() ? message.to().tag() : null;
        reply.edits().replaceValue(message, header, tag == null ? value : value + ";tag=" + tag);
    }
}
