package org.olelo.servlet.war;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.sip.ConvergedHttpSession;
import org.jspecify.annotations.Nullable;

/** An application in its container. Implemented on the container's side of {@link ContainerLoader}. */
public interface RunningApplication extends AutoCloseable {
    /**
     * The HTTP session as one that knows its application session.
     *
     * @param appSessionId from the request's URL, or null
     * @param base scheme, host and port of this server with the application's path, as the request has it
     */
    ConvergedHttpSession converged(HttpSession session, @Nullable String appSessionId, String base);

    /** An HTTP session is gone. */
    void ended(HttpSession session);

    /** Stops it: sessions are invalidated, nothing of it is left in the engine. */
    @Override
    void close();
}
