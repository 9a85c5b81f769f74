package org.olelo.module.registrar;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.olelo.db.DatabaseException;
import org.olelo.module.sl.api.Replies;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.module.usrloc.api.LocationTable;
import org.olelo.module.usrloc.api.UserLocation;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.sip.Contacts;
import org.olelo.sip.HeaderId;
import org.olelo.sip.NameAddr;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipRequest;
import org.olelo.sip.SipUri;
import org.olelo.sip.header.QValue;
import org.olelo.sip.header.TokenList;
import org.olelo.spi.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes REGISTER (RFC 3261 10.3): checks everything first, then changes the record under its lock, then replies. */
final class Saver {
    private static final Logger LOG = LoggerFactory.getLogger("registrar");

    /** Flag of save: no reply. */
    static final int NO_REPLY = 0x02;
    /** Flag of save: one contact for an address of record. */
    static final int ONE_CONTACT = 0x04;
    /** Flag of save: no random part of expires. */
    static final int NO_RANGE = 0x08;
    /** Flag of save: prepare the reply's headers though it is not sent. */
    static final int REPLY_HEADERS = 0x10;

    private static final int MAX_LENGTH = 255;

    private final Engine engine;
    private final RegistrarSettings settings;
    private final UserLocation location;
    private final Replies replies;
    private final Aors aors;
    private final ContactHeader header;
    private final LongAdder accepted;
    private final LongAdder rejected;

    Saver(Engine engine, RegistrarSettings settings, UserLocation location, Replies replies) {
        this.engine = engine;
        this.settings = settings;
        this.location = location;
        this.replies = replies;
        this.aors = new Aors(settings, location.useDomain());
        this.header = new ContactHeader(settings);
        this.accepted = engine.statistics().counter("registrar", "accepted_regs", "registrations accepted");
        this.rejected = engine.statistics().counter("registrar", "rejected_regs", "registrations refused");
    }

    /** Thrown inside to leave the work on a record; nothing of it is changed then. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final RegistrarError error;

        Refused(RegistrarError error) {
            super(error.text, null, false, false);
            this.error = error;
        }
    }

    /** One contact of the request. */
    private record Binding(NameAddr address, long expires, int q) {}

    /** What came of the record. */
    private record Outcome(int code, List<Contact> contacts) {}

    /** save(): 1 inserted, 2 updated, 3 deleted, 4 only asked; -1 refused, -2 too many contacts. */
    int save(MessageContext ctx, LocationTable table, int flags, @Nullable String uriText) {
        SipRequest request = ctx.request();
        SipUri uri = uriText == null ? request.to().uri() : SipUri.parse(uriText);
        try {
            String aor = uri == null ? null : aors.of(uri);
            if (uri == null || aor == null || aor.length() > MAX_LENGTH) {
                throw new Refused(RegistrarError.MALFORMED_TO);
            }
            long now = engine.clock().wallMillis() / 1000;
            Contacts contacts = request.contacts();
            List<Binding> bindings = bindings(request, contacts, now, flags);
            String path = path(ctx, request);
            Outcome outcome = change(ctx, table, aor, contacts.star(), bindings, path, now, flags);
            accepted.increment();
            reply(ctx, request, uri, outcome, path, now, flags);
            return outcome.code();
        } catch (Refused refused) {
            rejected.increment();
            refuse(ctx, refused.error, flags);
            return refused.error == RegistrarError.TOO_MANY ? -2 : -1;
        } catch (DatabaseException e) {
            LOG.error("registration not saved, Call-ID={}: {}", request.callId(), e.getMessage());
            rejected.increment();
            refuse(ctx, RegistrarError.DATABASE, flags);
            return -1;
        }
    }

    private List<Binding> bindings(SipRequest request, Contacts contacts, long now, int flags) {
        if (contacts.malformed()) {
            throw new Refused(RegistrarError.MALFORMED_CONTACT);
        }
        if (contacts.star()) {
            if (request.expires() != 0) {
                throw new Refused(RegistrarError.STAR_EXPIRES);
            }
            return List.of();
        }
        List<Binding> bindings = new ArrayList<>(contacts.values().size());
        for (NameAddr address : contacts.values()) {
            if (address.uriText().length() > settings.contactMaxSize) {
                throw new Refused(RegistrarError.CONTACT_TOO_LONG);
            }
            bindings.add(new Binding(address, expires(request, address, now, flags), q(address)));
        }
        return bindings;
    }

    /** The end of validity in seconds since 1970; 0 for a removal. */
    private long expires(SipRequest request, NameAddr address, long now, int flags) {
        String text = address.param("expires");
        int asked = text == null ? -1 : number(text);
        if (asked < 0 && text == null) {
            asked = request.expires();
        }
        int range = settings.expiresRange.get();
        if (asked < 0) {
            asked = settings.defaultExpires.get();
            range = settings.defaultExpiresRange.get();
        }
        if (asked == 0) {
            return 0;
        }
        if ((flags & NO_RANGE) == 0 && range > 0) {
            asked -= ThreadLocalRandom.current().nextInt((int) ((long) asked * range / 100) + 1);
        }
        if (asked < settings.minExpires.get()) {
            if (settings.minExpiresMode != 0) {
                throw new Refused(RegistrarError.TOO_BRIEF);
            }
            asked = settings.minExpires.get();
        }
        int most = settings.maxExpires.get();
        if (most > 0 && asked > most) {
            asked = most;
        }
        return now + asked;
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > 10) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    private int q(NameAddr address) {
        String text = address.param("q");
        if (text == null || text.isEmpty()) {
            return settings.defaultQ.get();
        }
        int q = QValue.parse(text);
        if (q < 0) {
            throw new Refused(RegistrarError.INVALID_Q);
        }
        return q;
    }

    private String path(MessageContext ctx, SipRequest request) {
        if (settings.usePath == 0 || request.find(HeaderId.PATH) < 0) {
            return "";
        }
        if (settings.pathMode == 2 && !TokenList.contains(request, HeaderId.SUPPORTED, "path")) {
            ctx.replyHeaders().add("Unsupported: path\r\n");
            throw new Refused(RegistrarError.PATH_UNSUPPORTED);
        }
        StringBuilder path = new StringBuilder();
        for (int i = request.find(HeaderId.PATH); i >= 0; i = request.next(i)) {
            path.append(path.isEmpty() ? "" : ",").append(request.headerValue(i));
        }
        return path.toString();
    }

    private Outcome change(
            MessageContext ctx,
            LocationTable table,
            String aor,
            boolean star,
            List<Binding> bindings,
            String path,
            long now,
            int flags) {
        return table.with(aor, record -> {
            if (star) {
                record.all().forEach(record::delete);
                return new Outcome(3, List.of());
            }
            int code = bindings.isEmpty() ? 4 : apply(ctx, record, bindings, path, now, flags);
            return new Outcome(code, record.all());
        });
    }

    private int apply(
            MessageContext ctx,
            LocationTable.Contacts record,
            List<Binding> bindings,
            String path,
            long now,
            int flags) {
        List<Contact> known = record.all();
        List<@Nullable Contact> matches = new ArrayList<>(bindings.size());
        int added = 0;
        for (Binding binding : bindings) {
            Contact match = match(ctx, known, binding.address(), path);
            checkCseq(ctx, match, now);
            matches.add(match);
            added += match == null && binding.expires() != 0 ? 1 : match != null && binding.expires() == 0 ? -1 : 0;
        }
        int most = settings.maxContacts.get();
        if (most > 0 && (flags & ONE_CONTACT) == 0 && added > 0 && valid(known, now) + added > most) {
            throw new Refused(RegistrarError.TOO_MANY);
        }
        int code = 3;
        if ((flags & ONE_CONTACT) != 0) {
            known.stream().filter(c -> !matches.contains(c)).forEach(record::delete);
        }
        for (int i = 0; i < bindings.size(); i++) {
            Binding binding = bindings.get(i);
            Contact match = matches.get(i);
            if (binding.expires() == 0) {
                if (match != null) {
                    record.delete(match);
                }
            } else if (match != null) {
                fill(ctx, match, binding, path, now);
                record.update(match);
                code = code == 1 ? 1 : 2;
            } else {
                Contact contact =
                        new Contact(location.newRuid(), binding.address().uriText());
                fill(ctx, contact, binding, path, now);
                record.insert(contact);
                code = 1;
            }
        }
        return code;
    }

    private static int valid(List<Contact> contacts, long now) {
        int count = 0;
        for (Contact contact : contacts) {
            count += contact.validAt(now) ? 1 : 0;
        }
        return count;
    }

    private void checkCseq(MessageContext ctx, @Nullable Contact match, long now) {
        SipMessage message = ctx.message();
        if (match == null || !match.callId().equals(message.callId())) {
            return;
        }
        boolean repeated = match.cseq() == message.cseqNumber() && match.lastModified() + location.cseqDelay() > now;
        if (message.cseqNumber() <= match.cseq() && !repeated) {
            throw new Refused(RegistrarError.INVALID_CSEQ);
        }
    }

    private @Nullable Contact match(MessageContext ctx, List<Contact> known, NameAddr address, String path) {
        String instance = instance(address);
        int regId = regId(address);
        for (Contact contact : known) {
            if (!instance.isEmpty() && regId > 0) {
                if (contact.instance().equals(instance) && contact.regId() == regId) {
                    return contact;
                }
            } else if (same(ctx, contact, address.uriText(), path)) {
                return contact;
            }
        }
        return null;
    }

    private boolean same(MessageContext ctx, Contact contact, String uri, String path) {
        return switch (location.matchingMode()) {
            case 1 ->
                contact.uri().equals(uri)
                        && contact.callId().equals(ctx.message().callId());
            case 2 -> contact.uri().equals(uri) && contact.path().equals(path);
            case 3 -> withoutParameters(contact.uri()).equals(withoutParameters(uri));
            default -> contact.uri().equals(uri);
        };
    }

    private static String withoutParameters(String uri) {
        int semicolon = uri.indexOf(';');
        return semicolon < 0 ? uri : uri.substring(0, semicolon);
    }

    private static String instance(NameAddr address) {
        String value = address.param("+sip.instance");
        return value == null ? "" : value;
    }

    private int regId(NameAddr address) {
        String text = settings.regidMode != 0 ? address.param("reg-id") : null;
        return text == null ? 0 : Math.max(0, number(text));
    }

    private void fill(MessageContext ctx, Contact contact, Binding binding, String path, long now) {
        SipRequest request = ctx.request();
        contact.expires(binding.expires());
        contact.q(binding.q());
        contact.callId(request.callId());
        contact.cseq((int) request.cseqNumber());
        String agent = request.header(HeaderId.USER_AGENT);
        contact.userAgent(agent == null ? "" : agent.length() > MAX_LENGTH ? agent.substring(0, MAX_LENGTH) : agent);
        contact.path(path);
        contact.received(received(ctx, path));
        contact.socket(ctx.flow().socket());
        contact.branchFlags(ctx.branchFlags());
        contact.methods(methods(request));
        contact.instance(instance(binding.address()));
        contact.regId(regId(binding.address()));
        contact.connectionId(ctx.flow().connectionId() == 0 ? -1 : ctx.flow().connectionId());
        contact.serverId(engine.settings().integer("server_id"));
        contact.lastModified(now);
    }

    private String received(MessageContext ctx, String path) {
        if (settings.pathUseReceived != 0 && !path.isEmpty()) {
            NameAddr first = NameAddr.parse(path);
            SipUri uri = first == null ? null : first.uri();
            String received = uri == null ? null : uri.param("received");
            if (received != null && !received.isEmpty()) {
                ctx.branchFlags(ctx.branchFlags() | location.natFlag());
                return received;
            }
        }
        Pv avp = settings.received();
        if (avp == null) {
            return "";
        }
        Value value = avp.get(ctx);
        return value.isNull() ? "" : value.text();
    }

    private static int methods(SipRequest request) {
        return request.find(HeaderId.ALLOW) < 0 ? -1 : TokenList.allowedMethods(request);
    }

    private void reply(
            MessageContext ctx, SipRequest request, SipUri uri, Outcome outcome, String path, long now, int flags) {
        if ((flags & NO_REPLY) != 0 && (flags & REPLY_HEADERS) == 0) {
            return;
        }
        String contacts =
                header.of(outcome.contacts(), now, uri, TokenList.contains(request, HeaderId.SUPPORTED, "gruu"));
        if (!contacts.isEmpty()) {
            ctx.replyHeaders().add(contacts);
        }
        if (!path.isEmpty() && settings.pathMode != 0 && TokenList.contains(request, HeaderId.SUPPORTED, "path")) {
            ctx.replyHeaders().add("Path: " + path + "\r\n");
        }
        if ((flags & NO_REPLY) == 0) {
            replies.reply(ctx, 200, "OK");
        }
    }

    private void refuse(MessageContext ctx, RegistrarError error, int flags) {
        if ((flags & NO_REPLY) != 0) {
            return;
        }
        ctx.replyHeaders().add("P-Registrar-Error: " + error.text + "\r\n");
        if (error == RegistrarError.TOO_BRIEF) {
            ctx.replyHeaders().add("Min-Expires: " + settings.minExpires.get() + "\r\n");
        }
        if (error.code >= 500 && settings.retryAfter.get() > 0) {
            ctx.replyHeaders().add("Retry-After: " + settings.retryAfter.get() + "\r\n");
        }
        replies.reply(ctx, error.code, error.phrase);
    }
}
