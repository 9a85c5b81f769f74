package org.olelo.module.sipapp.api;

import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.olelo.db.Database;
import org.olelo.routing.MessageContext;
import org.olelo.spi.ScriptRoute;
import org.olelo.transaction.Transaction;
import org.olelo.transaction.TransactionLayer;

/** Where containers attach; published by module sipapp. Thread-safe. */
public interface SipApplications {
    /** Adds a container; the ones added first are asked first. */
    void attach(ApplicationContainer container);

    /** Removes a container; its applications get no more requests. */
    void detach(ApplicationContainer container);

    /** Names of the applications deployed in all containers; containers keep it. */
    Set<String> deployed();

    /** Rules of the default application router (parameter dar); empty: there is none. */
    Properties routerRules();

    /** Database with the tables subscriber and grp for applications that ask for a login (parameter db_url), or null. */
    @Nullable
    Database users();

    /** The engine's transactions. */
    TransactionLayer transactions();

    /** event_route[sipapp:request], which sees what applications send, or null. */
    @Nullable
    ScriptRoute onRequest();

    /**
     * An application declined a request: event_route[sipapp:continue] goes on with it on the calling thread, which may wait. Without that
     * route it is answered 404.
     */
    void declined(MessageContext ctx, @Nullable Transaction transaction);
}
