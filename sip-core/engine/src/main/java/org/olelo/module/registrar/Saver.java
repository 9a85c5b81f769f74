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
import org.olelo.net.LocalSocket;
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
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes REGISTER (RFC 3261 10.3): checks everything first, then changes the record under its lock, then replies. */
final class Saver {
    private static final Logger LOG = LoggerFactory.getLogger("registrar");

    private static final int MAX_LENGTH = 255;
    /** What Kamailio keeps when there is no User-Agent. */
    private static final String NO_USER_AGENT = "n/a";

    private final Engine engine;
    private final RegistrarSettings settings;
    private final UserLocation location;
    private final Aors aors;
    private final RegisterReply reply;
    private final CallSettings call;
    private final LongAdder accepted;
    private final LongAdder rejected;

    Saver(Engine engine, RegistrarSettings settings, UserLocation location, Replies replies) {
        this.engine = engine;
        this.settings = settings;
        this.location = location;
        this.aors = new Aors(settings, location.useDomain());
        this.reply = new RegisterReply(settings, replies);
        this.call = new CallSettings(settings.xavpCfg);
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

    /** What came of the record: the code of save(), or an error; the contacts that are there now. */
    private record Outcome(int code, @Nullable RegistrarError error, List<Contact> contacts) {}

    /** save(): 1 inserted, 2 updated, 3 deleted, 4 only asked; -1 refused, -2 too many contacts. */
    int save(MessageContext ctx, LocationTable table, int flags, @Nullable String uriText) {
        SipRequest request = ctx.request();
        SipUri uri = uriText == null ? request.to().uri() : SipUri.parse(uriText);
        long now = engine.clock().wallMillis() / 1000;
        if (uri == null) { // Kamailio answers 200 without contacts
            rejected.increment();
            reply.done(ctx, null, List.of(), "", now, flags);
            return -1;
        }
        Outcome outcome;
        String path = path(request);
        try {
            outcome = process(ctx, request, table, uri, path, now, flags);
        } catch (Refused refused) {
            outcome = new Outcome(-1, refused.error, List.of());
        } catch (DatabaseException e) {
            LOG.error("registration not saved, Call-ID={}: {}", request.callId(), e.getMessage());
            outcome = new Outcome(-1, RegistrarError.DATABASE, List.of());
        }
        if (outcome.error() == null) {
            accepted.increment();
            reply.done(ctx, uri, outcome.contacts(), path, now, flags);
        } else {
            rejected.increment();
            reply.refused(ctx, uri, outcome.contacts(), outcome.error(), now, flags);
        }
        return outcome.code();
    }

    private Outcome process(
            MessageContext ctx, SipRequest request, LocationTable table, SipUri uri, String path, long now, int flags) {
        Contacts contacts = request.contacts();
        check(request, contacts);
        String aor = aors.of(uri);
        if (aor == null) {
            throw new Refused(RegistrarError.UNESCAPE);
        }
        if (aor.length() > MAX_LENGTH) {
            throw new Refused(RegistrarError.AOR_LENGTH);
        }
        return table.with(aor, record -> {
            if (contacts.star()) {
                record.all().forEach(record::delete);
                return new Outcome(3, null, List.of());
            }
            try {
                int code = contacts.values().isEmpty()
                        ? 4
                        : apply(ctx, record, ordered(request, contacts.values()), path, now, flags);
                return new Outcome(code, null, record.all());
            } catch (Refused refused) {
                return new Outcome(refused.error == RegistrarError.TOO_MANY ? -2 : -1, refused.error, record.all());
            }
        });
    }

    /** As Kamailio takes them: the fields in their order, the last value of each first. */
    private static List<NameAddr> ordered(SipRequest request, List<NameAddr> values) {
        int count = values.size();
        if (count < 2) {
            return values;
        }
        List<NameAddr> all = new ArrayList<>(count);
        int from = 0;
        for (int i = request.find(HeaderId.CONTACT); i >= 0; i = request.next(i)) {
            int to = from;
            while (to < count && values.get(to).uriStart() < request.valueEnd(i)) {
                to++;
            }
            for (int k = to - 1; k >= from; k--) {
                all.add(values.get(k));
            }
            from = to;
        }
        return all;
    }

    /** What is refused whatever is registered. */
    private void check(SipRequest request, Contacts contacts) {
        if (contacts.malformed()
                || contacts.values().isEmpty() && !contacts.star() && request.find(HeaderId.CONTACT) >= 0) {
            throw new Refused(RegistrarError.CONTACT_PARSE);
        }
        if (contacts.star() && request.expires() != 0) {
            throw new Refused(RegistrarError.STAR_EXPIRES);
        }
        for (NameAddr address : contacts.values()) {
            if (address.uriText().length() > settings.contactMaxSize) {
                throw new Refused(RegistrarError.CONTACT_LENGTH);
            }
        }
        if (settings.outboundMode == 0 && TokenList.contains(request, HeaderId.REQUIRE, "outbound")) {
            throw new Refused(RegistrarError.OUTBOUND_UNSUPPORTED);
        }
    }

    /** The contacts that can be kept; one with a bad reg-id is left out. */
    private List<Binding> bindings(MessageContext ctx, List<NameAddr> contacts, String path, long now, int flags) {
        SipRequest request = ctx.request();
        if (request.callId().length() > MAX_LENGTH) {
            throw new Refused(RegistrarError.CALL_ID_LENGTH);
        }
        if (!path.isEmpty() && !isRoute(path)) {
            throw new Refused(RegistrarError.PATH_PARSE);
        }
        List<Binding> bindings = new ArrayList<>(contacts.size());
        for (NameAddr address : contacts) {
            if (regId(address) >= 0) {
                bindings.add(new Binding(address, expires(ctx, address, now, flags), q(ctx, address)));
            }
        }
        return bindings;
    }

    private static boolean isRoute(String path) {
        byte[] bytes = Latin.bytes(path);
        for (int at = 0; at >= 0; ) {
            NameAddr one = NameAddr.parse(bytes, at, bytes.length);
            if (one == null || !one.isBracketed()) {
                return false;
            }
            at = one.next();
        }
        return true;
    }

    /** The end of validity in seconds since 1970; 0 for a removal. */
    private long expires(MessageContext ctx, NameAddr address, long now, int flags) {
        int asked = call.number(ctx, "expires", -1);
        String text = asked >= 0 ? null : address.param("expires");
        if (text != null) {
            asked = number(text);
        } else if (asked < 0) {
            asked = ctx.request().expires();
        }
        int range = settings.expiresRange.get();
        if (asked < 0) {
            asked = settings.defaultExpires.get();
            range = settings.defaultExpiresRange.get();
        }
        if (asked == 0) {
            return 0;
        }
        if ((flags & SaveFlag.NO_RANGE) == 0 && range > 0) {
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

    private int q(MessageContext ctx, NameAddr address) {
        int asked = call.number(ctx, "q", -1);
        if (asked >= 0) {
            return asked;
        }
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

    private String path(SipRequest request) {
        if (settings.usePath == 0 || request.find(HeaderId.PATH) < 0) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        for (int i = request.find(HeaderId.PATH); i >= 0; i = request.next(i)) {
            path.append(path.isEmpty() ? "" : ",").append(request.headerValue(i));
        }
        return path.toString();
    }

    /** Checks all contacts before the first change. */
    private int apply(
            MessageContext ctx,
            LocationTable.Contacts record,
            List<NameAddr> contacts,
            String path,
            long now,
            int flags) {
        List<Contact> known = record.all();
        List<Binding> bindings = bindings(ctx, contacts, path, now, flags);
        List<@Nullable Contact> matches = new ArrayList<>(bindings.size());
        List<Binding> changes = new ArrayList<>(bindings.size());
        int added = 0;
        for (Binding binding : bindings) {
            Contact match = match(ctx, known, binding.address(), path);
            if (match != null && repeated(ctx, match, binding.address(), now)) {
                continue;
            }
            changes.add(binding);
            matches.add(match);
            added += match == null && binding.expires() != 0 ? 1 : match != null && binding.expires() == 0 ? -1 : 0;
        }
        int most = call.number(ctx, "max_contacts", settings.maxContacts.get());
        if (most > 0 && (flags & SaveFlag.ONE_CONTACT) == 0 && added > 0 && valid(known, now) + added > most) {
            throw new Refused(RegistrarError.TOO_MANY);
        }
        if ((flags & SaveFlag.ONE_CONTACT) != 0) {
            known.stream().filter(c -> !matches.contains(c)).forEach(record::delete);
        }
        int code = 3;
        for (int i = 0; i < changes.size(); i++) {
            Binding binding = changes.get(i);
            Contact match = matches.get(i);
            if (binding.expires() == 0) {
                if (match != null) {
                    record.delete(match);
                }
            } else if (match != null) {
                otherFlows(ctx, record, match);
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

    /** An instance that registers with another Call-ID was started again: its other contacts are gone. */
    private static void otherFlows(MessageContext ctx, LocationTable.Contacts record, Contact match) {
        String callId = ctx.request().callId();
        if (match.instance().isEmpty() || match.callId().equals(callId)) {
            return;
        }
        for (Contact other : record.all()) {
            if (other != match
                    && other.instance().equals(match.instance())
                    && !other.callId().equals(callId)) {
                record.delete(other);
            }
        }
    }

    private static int valid(List<Contact> contacts, long now) {
        int count = 0;
        for (Contact contact : contacts) {
            count += contact.validAt(now) ? 1 : 0;
        }
        return count;
    }

    /** True for a retransmission, which changes nothing; an older CSeq of the same Call-ID is refused. An instance is not asked. */
    private boolean repeated(MessageContext ctx, Contact match, NameAddr address, long now) {
        SipMessage message = ctx.message();
        if (!instance(address).isEmpty() || !match.callId().equals(message.callId())) {
            return false;
        }
        int order = Long.compare(message.cseqNumber(), match.cseq());
        if (order < 0 || order == 0 && match.lastModified() + location.cseqDelay() <= now) {
            throw new Refused(RegistrarError.INVALID_CSEQ);
        }
        return order == 0;
    }

    private @Nullable Contact match(MessageContext ctx, List<Contact> known, NameAddr address, String path) {
        String instance = instance(address);
        int regId = regId(address);
        for (Contact contact : known) {
            if (!instance.isEmpty()) {
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
            case 3 -> contact.callId().equals(ctx.message().callId());
            default -> contact.uri().equals(uri);
        };
    }

    private static String instance(NameAddr address) {
        String value = address.param("+sip.instance");
        return value == null ? "" : value;
    }

    /** reg-id; 0 without one, or without an instance; -1 when it is no number above 0. */
    private int regId(NameAddr address) {
        String text = instance(address).isEmpty() ? null : address.param("reg-id");
        if (text == null) {
            return 0;
        }
        int number = number(text);
        return number > 0 ? number : -1;
    }

    private void fill(MessageContext ctx, Contact contact, Binding binding, String path, long now) {
        SipRequest request = ctx.request();
        contact.uri(binding.address().uriText());
        contact.expires(binding.expires());
        contact.q(binding.q());
        contact.callId(request.callId());
        contact.cseq((int) request.cseqNumber());
        String agent = request.header(HeaderId.USER_AGENT);
        contact.userAgent(
                agent == null ? NO_USER_AGENT : agent.length() > MAX_LENGTH ? agent.substring(0, MAX_LENGTH) : agent);
        contact.path(path);
        contact.received(received(ctx, path));
        contact.socket(socket(ctx));
        contact.branchFlags(ctx.branchFlags());
        contact.methods(methods(request, binding.address()));
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

    /** The socket that the header of sock_hdr_name or the XAVP names, if it is ours; else where the request came in. */
    private LocalSocket socket(MessageContext ctx) {
        String named = call.text(ctx, "socket");
        if (named == null && settings.sockFlag >= 0 && (ctx.flags() >> settings.sockFlag & 1) != 0) {
            int header = ctx.message().findByName(settings.sockHeader, 0);
            named = header < 0 ? null : ctx.message().headerValue(header);
        }
        LocalSocket found = named == null ? null : engine.sockets().ofText(named.trim());
        return found != null ? found : ctx.flow().socket();
    }

    private static int methods(SipRequest request, NameAddr address) {
        String own = address.param("methods");
        if (own != null) {
            return TokenList.methodBits(own);
        }
        return request.find(HeaderId.ALLOW) < 0 ? -1 : TokenList.allowedMethods(request);
    }
}
