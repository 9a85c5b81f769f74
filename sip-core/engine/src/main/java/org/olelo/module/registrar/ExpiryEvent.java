package org.olelo.module.registrar;

import java.util.List;
import org.olelo.module.usrloc.api.Contact;
import org.olelo.module.usrloc.api.ContactListener;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.spi.Engine;
import org.olelo.spi.ScriptRoute;

/** Runs event_route[usrloc:contact-expired]; the contact is {@code $ulc(exp=>...)} in it. */
record ExpiryEvent(Engine engine, ScriptRoute route) implements ContactListener {
    /** The profile of the expired contact. */
    static final String PROFILE = "exp";

    static final AttachmentKey<ContactProfile> EXPIRED = new AttachmentKey<>("expired contact");

    @Override
    public void changed(Change change, String table, String aor, Contact contact) {
        if (change == Change.EXPIRE) {
            engine.execute("registrar event", () -> run(new ContactProfile(aor, table, List.of(contact))));
        }
    }

    private void run(ContactProfile expired) {
        Worker worker = engine.takeWorker();
        try {
            MessageContext ctx = engine.fakeContext();
            ctx.worker(worker);
            ctx.attach(EXPIRED, expired);
            ctx.routeKind(RouteKind.REQUEST);
            route.run(ctx);
        } finally {
            engine.giveBack(worker);
        }
    }
}
