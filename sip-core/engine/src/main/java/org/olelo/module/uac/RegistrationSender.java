package org.olelo.module.uac;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.olelo.module.uac.RegistrationStore.Column;
import org.olelo.net.LocalSocket;
import org.olelo.routing.MessageContext;
import org.olelo.sip.NameAddr;
import org.olelo.spi.Engine;
import org.olelo.transaction.TransactionLayer;
import org.olelo.transaction.UacRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends REGISTER for a registration, answers a challenge once, and keeps what came of it. */
final class RegistrationSender {
    static final int FIRST_CSEQ = 10;

    private static final Logger LOG = LoggerFactory.getLogger("uac");

    private final Engine engine;
    private final UacSettings settings;
    private final RegistrationSettings registering;
    private final TransactionLayer layer;
    private final Registrations owner;

    RegistrationSender(
            Engine engine,
            UacSettings settings,
            RegistrationSettings registering,
            TransactionLayer layer,
            Registrations owner) {
        this.engine = engine;
        this.settings = settings;
        this.registering = registering;
        this.layer = layer;
        this.owner = owner;
    }

    /**
     * Makes the first REGISTER of a round; expires 0 ends the registration.
     *
     * @return sends it: to be run without the lock, since it may wait for the DNS
     */
    Runnable prepare(Registration registration, int expires) {
        boolean kept = registering.keepCallId != 0 && registration.callId != null;
        if (kept) {
            registration.cseq++;
        } else {
            registration.callId = UUID.randomUUID().toString();
            registration.cseq = FIRST_CSEQ;
        }
        registration.set(Registration.ONGOING);
        registration.clear(Registration.AUTHENTICATED);
        registration.timerExpires = now();
        return prepare(registration, expires, "", null);
    }

    private long now() {
        return owner.now();
    }

    private Runnable prepare(Registration registration, int expires, String credentials, @Nullable String fromTag) {
        String address = registration.get(Column.CONTACT_ADDRESS);
        String proxy = registration.get(Column.AUTH_PROXY);
        UacRequest request = new UacRequest("REGISTER", "sip:" + registration.get(Column.REMOTE_DOMAIN))
                .from(registration.remoteUri())
                .fromTag(fromTag)
                .to(registration.remoteUri())
                .callId(registration.callId)
                .cseq(registration.cseq)
                .nextHop(proxy.isEmpty() ? null : proxy)
                .socket(socket(registration))
                .headers("Contact: <sip:" + registration.get(Column.UUID) + '@'
                        + (address.isEmpty() ? registering.contactAddress : address) + ">\r\nExpires: " + expires
                        + "\r\n" + credentials);
        return () -> {
            if (layer.localRequests().send(request, (t, reply, status) -> replied(registration, expires, reply, status))
                    == null) {
                owner.guarded(() -> failed(registration, "the request could not be sent"));
            }
        };
    }

    private @Nullable LocalSocket socket(Registration registration) {
        String own = registration.get(Column.SOCKET);
        String wanted = own.isEmpty() ? settings.defaultSocket : own;
        return wanted.isEmpty() ? null : engine.sockets().ofText(wanted);
    }

    private void replied(Registration registration, int expires, @Nullable MessageContext reply, int status) {
        engine.execute("uac", () -> {
            Runnable next = owner.guarded(() -> outcome(registration, expires, reply, status));
            if (next != null) {
                next.run();
            }
        });
    }

    /** What to do next, without the lock; null for nothing. */
    private @Nullable Runnable outcome(
            Registration registration, int expires, @Nullable MessageContext reply, int status) {
        if (status >= 200 && status < 300) {
            done(registration, expires, reply);
            return null;
        }
        if ((status == 401 || status == 407) && reply != null && !registration.has(Registration.AUTHENTICATED)) {
            return answer(registration, expires, reply, status);
        }
        failed(registration, "status " + status);
        return null;
    }

    private void done(Registration registration, int expires, @Nullable MessageContext reply) {
        registration.clear(Registration.ONGOING | Registration.AUTHENTICATED | Registration.ONLINE);
        if (expires > 0) {
            registration.set(Registration.ONLINE);
            registration.timerExpires = now() + granted(registration, expires, reply);
        }
    }

    /** What the other server granted: expires of our contact, else of the reply, else what was asked for. */
    private static int granted(Registration registration, int asked, @Nullable MessageContext reply) {
        if (reply == null) {
            return asked;
        }
        for (NameAddr contact : reply.message().contacts().values()) {
            String text = contact.param("expires");
            boolean own = contact.uri() != null && contact.uri().user().equals(registration.get(Column.UUID));
            if (own && text != null && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return (int) Math.min(Long.parseLong(text), Integer.MAX_VALUE);
            }
        }
        int header = reply.message().expires();
        return header > 0 ? header : asked;
    }

    private @Nullable Runnable answer(Registration registration, int expires, MessageContext reply, int status) {
        String challenge = reply.message().header(status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate");
        boolean hashed = !registration.get(Column.AUTH_HA1).isEmpty();
        String value = challenge == null
                ? null
                : Digest.credentials(
                        challenge,
                        "REGISTER",
                        "sip:" + registration.get(Column.REMOTE_DOMAIN),
                        registration.get(Column.AUTH_USER),
                        registration.get(hashed ? Column.AUTH_HA1 : Column.AUTH_PASSWORD),
                        hashed,
                        registration.get(Column.REALM));
        NameAddr from = reply.message().from();
        if (value == null) {
            failed(registration, "the challenge is not for realm " + registration.get(Column.REALM));
            return null;
        }
        registration.set(Registration.AUTHENTICATED);
        registration.cseq++;
        return prepare(
                registration,
                expires,
                (status == 401 ? "Authorization: " : "Proxy-Authorization: ") + value + "\r\n",
                from == null ? null : from.tag());
    }

    private void failed(Registration registration, String why) {
        LOG.error("registration failed, l_uuid={}: {}", registration.get(Column.UUID), why);
        registration.clear(Registration.ONGOING | Registration.AUTHENTICATED | Registration.ONLINE);
        registration.callId = null;
        registration.timerExpires = now() + registering.retryInterval;
        if (registering.retryInterval == 0) {
            registration.set(Registration.DISABLED);
        }
    }
}
