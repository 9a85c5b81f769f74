package org.olelo.ejb.service;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.olelo.ejb.entity.OperatorEntity;

/** Operators in the table {@code olelo_user}. */
final class OperatorStore {
    private final LocalTransactions transactions;
    private final InputCheck check;
    private final int iterations;

    /**
     * A store.
     *
     * @param iterations of the hashes it makes
     */
    OperatorStore(EntityManagerFactory factory, Validator validator, int iterations) {
        this.transactions = new LocalTransactions(factory);
        this.check = new InputCheck(validator);
        this.iterations = iterations;
    }

    List<Operator> list() {
        return transactions.read(manager -> manager
                .createQuery("select o from OperatorEntity o order by o.username", OperatorEntity.class)
                .getResultList()
                .stream()
                .map(OperatorStore::view)
                .toList());
    }

    Optional<OperatorCredentials> credentials(String username) {
        return transactions.read(
                manager -> named(manager, username).map(row -> new OperatorCredentials(view(row), row.passwordHash())));
    }

    /** Throws {@link InvalidInputException}, {@link OperatorExistsException}. */
    Operator create(NewOperator wanted) {
        check.require(wanted);
        String username = String.valueOf(wanted.username());
        OperatorEntity entity = new OperatorEntity();
        entity.username(username);
        entity.passwordHash(PasswordHash.of(String.valueOf(wanted.password()), iterations));
        entity.role(word(wanted.role() == null ? OperatorRole.VIEWER : wanted.role()));
        try {
            return transactions.change(manager -> {
                if (named(manager, username).isPresent()) {
                    throw new OperatorExistsException(username);
                }
                manager.persist(entity);
                manager.flush();
                return view(entity);
            });
        } catch (PersistenceException e) {
            // somebody else made it in between
            if (credentials(username).isPresent()) {
                throw new OperatorExistsException(username);
            }
            throw e;
        }
    }

    /** Throws {@link InvalidInputException}, {@link LastAdministratorException}. */
    Optional<Operator> update(String username, OperatorChange change) {
        check.require(change);
        String password = change.password();
        OperatorRole role = change.role();
        return transactions.change(manager -> {
            Optional<OperatorEntity> found = named(manager, username);
            found.ifPresent(row -> {
                if (role == OperatorRole.VIEWER) {
                    requireAnotherAdministrator(manager, row);
                }
                if (role != null) {
                    row.role(word(role));
                }
                if (password != null) {
                    row.passwordHash(PasswordHash.of(password, iterations));
                }
            });
            return found.map(OperatorStore::view);
        });
    }

    /** Throws {@link LastAdministratorException}. */
    boolean delete(String username) {
        return transactions.change(manager -> {
            Optional<OperatorEntity> found = named(manager, username);
            found.ifPresent(row -> {
                requireAnotherAdministrator(manager, row);
                manager.remove(row);
            });
            return found.isPresent();
        });
    }

    private static void requireAnotherAdministrator(EntityManager manager, OperatorEntity row) {
        String admin = word(OperatorRole.ADMIN);
        if (!row.role().equals(admin)) {
            return;
        }
        long count = manager.createQuery("select count(o) from OperatorEntity o where o.role = :role", Long.class)
                .setParameter("role", admin)
                .getSingleResult();
        if (count <= 1) {
            throw new LastAdministratorException(row.username());
        }
    }

    private static Optional<OperatorEntity> named(EntityManager manager, String username) {
        return manager.createQuery("select o from OperatorEntity o where o.username = :user", OperatorEntity.class)
                .setParameter("user", username)
                .getResultStream()
                .findFirst();
    }

    private static Operator view(OperatorEntity row) {
        return new Operator(row.username(), role(row.role()));
    }

    // an unknown word gives the least
    private static OperatorRole role(String word) {
        return word.equals(word(OperatorRole.ADMIN)) ? OperatorRole.ADMIN : OperatorRole.VIEWER;
    }

    private static String word(OperatorRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
