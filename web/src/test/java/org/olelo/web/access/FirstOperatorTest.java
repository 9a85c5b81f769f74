package org.olelo.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.validation.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.jdbc.Dialect;
import org.olelo.ejb.service.NewOperator;
import org.olelo.ejb.service.Operator;
import org.olelo.ejb.service.OperatorRole;
import org.olelo.ejb.service.OperatorService;
import org.olelo.ejb.service.PasswordHash;
import org.olelo.schema.SchemaMigration;

class FirstOperatorTest {
    @TempDir
    private Path directory;

    private EntityManagerFactory factory;
    private OperatorService operators;
    private Path file;

    @BeforeEach
    void open(TestInfo test) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(Dialect.H2.jdbcUrl(
                DatabaseUrl.parse("h2:mem:first" + test.getDisplayName().hashCode())));
        new SchemaMigration(source).migrate();
        factory =
                Persistence.createEntityManagerFactory("olelo", Map.of("jakarta.persistence.nonJtaDataSource", source));
        operators = new OperatorService(
                factory, Validation.buildDefaultValidatorFactory().getValidator(), 10);
        file = directory.resolve("data").resolve("admin-password");
    }

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void shouldMakeAnAdministratorWithAPasswordInAFileOfItsOwn() throws Exception {
        new FirstOperator(operators, directory.resolve("data")).makeIfNone();
        assertEquals(List.of(new Operator("admin", OperatorRole.ADMIN)), operators.list());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String password = Files.readString(file).strip();
        assertEquals(20, password.length());
        String hash = operators.credentials("admin").orElseThrow().passwordHash();
        assertTrue(PasswordHash.matches(password, hash));
        assertFalse(PasswordHash.matches(password + " ", hash));
        assertFalse(hash.contains(password));
    }

    @Test
    void shouldReplaceAFileThatOthersMayRead() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        new FirstOperator(operators, directory.resolve("data")).makeIfNone();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void shouldMakeNobodyWhereThereIsSomebody() {
        operators.create(new NewOperator("carol", "a-long-password", OperatorRole.VIEWER));
        new FirstOperator(operators, directory.resolve("data")).makeIfNone();
        assertEquals(1, operators.list().size());
        assertFalse(Files.exists(file));
    }

    @Test
    void shouldMakeTheOperatorEvenWhereTheFileCannotBe() throws Exception {
        Files.writeString(directory.resolve("data"), "a file where the directory should be");
        new FirstOperator(operators, directory.resolve("data")).makeIfNone();
        assertEquals(1, operators.list().size());
    }
}
