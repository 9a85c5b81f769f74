package org.olelo.db;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stands for a driver that comes later: in an application server the engine starts before the parts that hold the data
 * source. Opening a database waits until the driver is there.
 */
public final class DeferredDriver implements DatabaseDriver {
    private final CompletableFuture<DatabaseDriver> driver = new CompletableFuture<>();
    private final int waitSeconds;

    /** Waits that many seconds at most. */
    public DeferredDriver(int waitSeconds) {
        this.waitSeconds = waitSeconds;
    }

    /** Brings the driver; only the first one counts. */
    public void provide(DatabaseDriver provided) {
        driver.complete(provided);
    }

    @Override
    public Database open(DatabaseUrl url) {
        try {
            return driver.get(waitSeconds, TimeUnit.SECONDS).open(url);
        } catch (TimeoutException | ExecutionException e) {
            throw new DatabaseException(
                    DatabaseFault.CONNECTION, "nobody brought the driver of " + url + " in " + waitSeconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException(DatabaseFault.CONNECTION, "interrupted waiting for the driver of " + url, e);
        }
    }
}
