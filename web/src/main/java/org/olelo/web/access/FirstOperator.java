package org.olelo.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.olelo.ejb.service.NewOperator;
import org.olelo.ejb.service.OperatorExistsException;
import org.olelo.ejb.service.OperatorRole;
import org.olelo.ejb.service.OperatorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the operator {@code admin} with a random password when there is no operator at all. */
public final class FirstOperator {
    /** The file with the password in the data directory; only its owner may read it. */
    public static final String FILE = "admin-password";

    private static final Logger LOG = LoggerFactory.getLogger("web");
    private static final String NAME = "admin";
    // no characters that look alike; 20 of 56 are 116 bits
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 20;

    private final OperatorService operators;
    private final Path file;

    /** With that data directory. */
    public FirstOperator(OperatorService operators, Path dataDirectory) {
        this.operators = operators;
        this.file = dataDirectory.toAbsolutePath().resolve(FILE);
    }

    /** Makes it; the password is written to the log this one time and to the file. */
    public void makeIfNone() {
        if (!operators.list().isEmpty()) {
            return;
        }
        String password = new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
        try {
            operators.create(new NewOperator(NAME, password, OperatorRole.ADMIN));
        } catch (OperatorExistsException e) {
            LOG.info("another server on this database made the first operator");
            return;
        }
        LOG.warn("first start: operator made, user={}, password={}, file={}", NAME, password, file);
        write(password);
    }

    private void write(String password) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password + "\n");
        } catch (IOException | UnsupportedOperationException e) {
            LOG.error("the password of operator {} cannot be written to {}; it is in this log only", NAME, file, e);
        }
    }
}
