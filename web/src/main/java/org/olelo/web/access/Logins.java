package org.olelo.web.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.olelo.ejb.service.OperatorCredentials;
import org.olelo.ejb.service.OperatorService;
import org.olelo.ejb.service.PasswordHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks names and passwords. The slow hash runs once for a password that is right; later requests compare a keyed digest of it, and the row in the
 * database must still be the same, so that a changed password or role counts at once. Failures are counted for the peer's address and for the name;
 * a login that was right before is not delayed by the failures of others.
 */
public final class Logins {
    /** Failures of one address in a minute before it must wait. */
    static final int ADDRESS_FAILURES = 10;
    /** Failures for one name in a minute, from anywhere, before new logins of that name must wait. */
    static final int NAME_FAILURES = 30;

    private static final Logger LOG = LoggerFactory.getLogger("web");
    private static final int WINDOW_SECONDS = 60;
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 2;

    private final OperatorService operators;
    private final FailureLimit addresses;
    private final FailureLimit names;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();
    private final SecretKeySpec key = newKey();
    private final Semaphore hashing = new Semaphore(AT_ONCE);

    private record Verified(String passwordHash, byte[] digest) {}

    /** With the clock of the machine. */
    public Logins(OperatorService operators) {
        this(operators, System::nanoTime);
    }

    Logins(OperatorService operators, LongSupplier clock) {
        this.operators = operators;
        this.addresses = new FailureLimit(ADDRESS_FAILURES, WINDOW_SECONDS, clock);
        this.names = new FailureLimit(NAME_FAILURES, WINDOW_SECONDS, clock);
    }

    /**
     * Checks a login.
     *
     * @param address of the peer, as text
     */
    public LoginResult login(String address, String name, String password) {
        Optional<OperatorCredentials> found = operators.credentials(name);
        byte[] digest = digest(password);
        Verified known = verified.get(name);
        if (found.isPresent()
                && known != null
                && known.passwordHash.equals(found.get().passwordHash())
                && MessageDigest.isEqual(known.digest, digest)) {
            return new LoginResult.Accepted(found.get().operator());
        }
        try {
            if (!hashing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new LoginResult.Delayed(PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LoginResult.Delayed(PATIENCE_SECONDS);
        }
        try {
            return first(address, name, password, digest, found);
        } finally {
            hashing.release();
        }
    }

    // few at once, so that a burst of guesses cannot pass before its failures are counted
    private LoginResult first(
            String address, String name, String password, byte[] digest, Optional<OperatorCredentials> found) {
        String nameKey = name.strip().toLowerCase(Locale.ROOT); // MariaDB finds a name so too
        long wait = Math.max(addresses.secondsClosed(address), names.secondsClosed(nameKey));
        if (wait > 0) {
            return new LoginResult.Delayed(wait);
        }
        String hash = found.map(OperatorCredentials::passwordHash).orElse(PasswordHash.OF_NOBODY);
        if (PasswordHash.matches(password, hash) && found.isPresent()) {
            verified.put(name, new Verified(hash, digest));
            return new LoginResult.Accepted(found.get().operator());
        }
        addresses.failed(address);
        names.failed(nameKey);
        LOG.warn("login failed, user={}, address={}", printable(name), address);
        return new LoginResult.Refused();
    }

    private byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }

    private static SecretKeySpec newKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    private static String printable(String name) {
        String start = name.length() > 64 ? name.substring(0, 64) : name;
        return start.replaceAll("[^\\x21-\\x7E]", "?");
    }
}
