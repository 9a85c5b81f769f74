package org.olelo.ejb.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.olelo.db.Condition;
import org.olelo.db.Database;
import org.olelo.db.DatabaseUrl;
import org.olelo.db.Query;
import org.olelo.db.Row;
import org.olelo.db.jdbc.Dialect;
import org.olelo.ejb.jpa.JpaDatabaseDriver;
import org.olelo.schema.SchemaMigration;

class SubscriberStoreTest {
    private static final ValidatorFactory VALIDATORS = Validation.buildDefaultValidatorFactory();

    private EntityManagerFactory factory;
    private Database database;
    private SubscriberStore store;

    @BeforeEach
    void open(TestInfo test) {
        JdbcDataSource source = new JdbcDataSource();
        String name = test.getDisplayName().replaceAll("\\W", "");
        source.setURL(Dialect.H2.jdbcUrl(DatabaseUrl.parse("h2:mem:" + name)));
        new SchemaMigration(source).migrate();
        factory = Persistence.createEntityManagerFactory(
                "olelo", Map.of("jakarta.persistence.nonJtaDataSource", source, "hibernate.hbm2ddl.auto", "validate"));
        database = new JpaDatabaseDriver(factory, Dialect.H2).open(DatabaseUrl.SERVER);
        store = new SubscriberStore(factory, VALIDATORS.getValidator(), true);
    }

    @AfterEach
    void close() {
        database.close();
        factory.close();
    }

    @Test
    void shouldStoreHashesOfANewAccount() {
        Subscriber alice = store.create(new NewSubscriber("alice", "example.org", "secret"));
        assertEquals(Optional.of(alice), store.find(alice.id()));
        Row row = row("alice");
        assertEquals("secret", row.text(0));
        assertEquals(DigestHash.ha1("alice", "example.org", "secret"), row.text(1));
        assertEquals(DigestHash.ha1("alice@example.org", "example.org", "secret"), row.text(2));
    }

    @Test
    void shouldHashAsRfc2617() {
        // RFC 2617 3.5: H(A1) of Mufasa.
        assertEquals(
                "939e7578ed9e3c518a452acee763bce9", DigestHash.ha1("Mufasa", "testrealm@host.com", "Circle Of Life"));
    }

    @Test
    void shouldKeepOnlyHashesWhenToldSo() {
        new SubscriberStore(factory, VALIDATORS.getValidator(), false)
                .create(new NewSubscriber("alice", "example.org", "secret"));
        assertEquals("", row("alice").text(0));
        assertEquals(
                DigestHash.ha1("alice", "example.org", "secret"), row("alice").text(1));
    }

    @Test
    void shouldRefuseASecondAccountOfTheSameName() {
        store.create(new NewSubscriber("alice", "example.org", "secret"));
        assertThrows(
                SubscriberExistsException.class,
                () -> store.create(new NewSubscriber("alice", "example.org", "other")));
        store.create(new NewSubscriber("alice", "example.com", "other"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {
                "'', example.org, pw, username",
                "NULL, example.org, pw, username",
                "a b, example.org, pw, username",
                "alice, example org, pw, domain",
                "alice, NULL, pw, domain",
                "alice, example.org, '', password",
                "alice, example.org, NULL, password",
                "alice, example.org, 12345678901234567890123456789012345678901234567890123456789012345, password",
            })
    void shouldNameTheFieldThatIsWrong(String username, String domain, String password, String field) {
        InvalidInputException e = assertThrows(
                InvalidInputException.class, () -> store.create(new NewSubscriber(username, domain, password)));
        assertEquals(Set.of(field), e.fields().keySet());
    }

    @Test
    void shouldChangeAPassword() {
        Subscriber alice = store.create(new NewSubscriber("alice", "example.org", "old"));
        assertTrue(store.update(alice.id(), new SubscriberChange("new")).isPresent());
        assertEquals(DigestHash.ha1("alice", "example.org", "new"), row("alice").text(1));
        assertTrue(store.update(alice.id() + 1, new SubscriberChange("new")).isEmpty());
        assertThrows(InvalidInputException.class, () -> store.update(alice.id(), new SubscriberChange("")));
    }

    @Test
    void shouldFindByAddress() {
        Subscriber alice = store.create(new NewSubscriber("alice", "example.org", "pw"));
        assertEquals(Optional.of(alice), store.find("alice", "example.org"));
        assertTrue(store.find("alice", "example.com").isEmpty());
        assertTrue(store.find("alic%", "example.org").isEmpty());
    }

    @Test
    void shouldDelete() {
        Subscriber alice = store.create(new NewSubscriber("alice", "example.org", "pw"));
        assertTrue(store.delete(alice.id()));
        assertFalse(store.delete(alice.id()));
        assertTrue(store.find(alice.id()).isEmpty());
    }

    @Test
    void shouldListByPrefixInPages() {
        for (String name : List.of("bob", "alice", "al%ice", "albert")) {
            store.create(new NewSubscriber(name.replace("%", "_"), "example.org", "pw"));
        }
        Page<Subscriber> first = store.list("al", "", 0, 2);
        assertEquals(3, first.total());
        assertEquals(List.of("al_ice", "albert"), names(first));
        assertEquals(List.of("alice"), names(store.list("al", "", 2, 2)));
        assertEquals(List.of("al_ice"), names(store.list("al_", "", 0, 10)));
        assertEquals(0, store.list("", "example.com", 0, 10).total());
        assertEquals(4, store.list("", "example.org", -1, 0).total());
    }

    private Row row(String username) {
        return database.query(
                        Query.of("subscriber", List.of("password", "ha1", "ha1b"), Condition.eq("username", username)))
                .row(0);
    }

    private static List<String> names(Page<Subscriber> page) {
        return page.items().stream().map(Subscriber::username).toList();
    }
}
