package org.olelo.ejb.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;

/** Those who administer the server over HTTP. Transactions are local to the database. */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class OperatorService {
    @PersistenceUnit(unitName = "olelo")
    private EntityManagerFactory factory;

    @Resource
    private Validator validator;

    private OperatorStore store;

    /** For the container. */
    public OperatorService() {}

    /**
     * Outside a container.
     *
     * @param iterations of the password hashes it makes
     */
    public OperatorService(EntityManagerFactory factory, Validator validator, int iterations) {
        this.store = new OperatorStore(factory, validator, iterations);
    }

    @PostConstruct
    void open() {
        store = new OperatorStore(factory, validator, PasswordHash.ITERATIONS);
    }

    /** All operators by name. */
    public List<Operator> list() {
        return store.list();
    }

    /** What a login of that name is checked against; empty when there is no such operator. */
    public Optional<OperatorCredentials> credentials(String username) {
        return store.credentials(username);
    }

    /** Makes an operator. Throws {@link InvalidInputException}, {@link OperatorExistsException}. */
    public Operator create(NewOperator wanted) {
        return store.create(wanted);
    }

    /** Changes an operator; empty if there is none. Throws {@link InvalidInputException}, {@link LastAdministratorException}. */
    public Optional<Operator> update(String username, OperatorChange change) {
        return store.update(username, change);
    }

    /** Deletes an operator; false if there is none. Throws {@link LastAdministratorException}. */
    public boolean delete(String username) {
        return store.delete(username);
    }
}
