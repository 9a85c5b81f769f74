package org.olelo.ejb.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.validation.Validator;
import java.util.Optional;

/** Accounts for the REST layer. Transactions are local to the database. */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class SubscriberService {
    /** System property: {@code false} keeps only the hashes of passwords. Needs auth_db's calculate_ha1=0. */
    public static final String KEEP_PASSWORDS = "olelo.subscribers.passwords";

    @PersistenceUnit(unitName = "olelo")
    private EntityManagerFactory factory;

    @Resource
    private Validator validator;

    private SubscriberStore store;

    /** For the container. */
    public SubscriberService() {}

    /** Outside a container. */
    public SubscriberService(EntityManagerFactory factory, Validator validator) {
        this.store = store(factory, validator);
    }

    @PostConstruct
    void open() {
        store = store(factory, validator);
    }

    private static SubscriberStore store(EntityManagerFactory factory, Validator validator) {
        return new SubscriberStore(factory, validator, !"false".equals(System.getProperty(KEEP_PASSWORDS)));
    }

    /**
     * Accounts whose user name and domain begin with these texts, sorted.
     *
     * @param limit at most this many, 1 to {@link Page#LIMIT}
     */
    public Page<Subscriber> list(String username, String domain, int offset, int limit) {
        return store.list(username, domain, offset, limit);
    }

    /** An account by number. */
    public Optional<Subscriber> find(int id) {
        return store.find(id);
    }

    /** An account by its address. */
    public Optional<Subscriber> find(String username, String domain) {
        return store.find(username, domain);
    }

    /** Makes an account. Throws {@link InvalidInputException}, {@link SubscriberExistsException}. */
    public Subscriber create(NewSubscriber wanted) {
        return store.create(wanted);
    }

    /** Changes an account; empty if there is none. Throws {@link InvalidInputException}. */
    public Optional<Subscriber> update(int id, SubscriberChange change) {
        return store.update(id, change);
    }

    /** Deletes an account; false if there is none. */
    public boolean delete(int id) {
        return store.delete(id);
    }
}
