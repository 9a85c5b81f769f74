package org.olelo.ejb.service;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import org.olelo.ejb.entity.SubscriberEntity;

/** Accounts in the table {@code subscriber}. */
final class SubscriberStore {
    private static final String FILTER =
            " from SubscriberEntity s where s.username like :user escape '!'" + " and s.domain like :domain escape '!'";

    private final LocalTransactions transactions;
    private final InputCheck check;
    private final boolean keepPasswords;

    /**
     * A store.
     *
     * @param keepPasswords whether the column {@code password} holds the password, which auth_db's calculate_ha1 needs
     */
    SubscriberStore(EntityManagerFactory factory, Validator validator, boolean keepPasswords) {
        this.transactions = new LocalTransactions(factory);
        this.check = new InputCheck(validator);
        this.keepPasswords = keepPasswords;
    }

    /** Accounts whose user name and domain begin with these texts, sorted by user name and domain. */
    Page<Subscriber> list(String username, String domain, int offset, int limit) {
        return transactions.read(manager -> {
            TypedQuery<SubscriberEntity> query =
                    manager.createQuery("select s" + FILTER + " order by s.username, s.domain", SubscriberEntity.class);
            List<Subscriber> items = filtered(query, username, domain)
                    .setFirstResult(Math.max(0, offset))
                    .setMaxResults(Page.size(limit))
                    .getResultList()
                    .stream()
                    .map(SubscriberStore::view)
                    .toList();
            TypedQuery<Long> count = manager.createQuery("select count(s)" + FILTER, Long.class);
            return new Page<>(items, filtered(count, username, domain).getSingleResult(), Math.max(0, offset));
        });
    }

    /** An account by number. */
    Optional<Subscriber> find(int id) {
        return transactions.read(manager ->
                Optional.ofNullable(manager.find(SubscriberEntity.class, id)).map(SubscriberStore::view));
    }

    /** An account by its address. */
    Optional<Subscriber> find(String username, String domain) {
        return transactions.read(manager -> named(manager, username, domain)).map(SubscriberStore::view);
    }

    /** Makes an account. Throws {@link InvalidInputException}, {@link SubscriberExistsException}. */
    Subscriber create(NewSubscriber wanted) {
        check.require(wanted);
        String username = String.valueOf(wanted.username());
        String domain = String.valueOf(wanted.domain());
        SubscriberEntity entity = new SubscriberEntity();
        entity.username(username);
        entity.domain(domain);
        password(entity, String.valueOf(wanted.password()));
        try {
            return transactions.change(manager -> {
                if (named(manager, username, domain).isPresent()) {
                    throw new SubscriberExistsException(username, domain);
                }
                manager.persist(entity);
                manager.flush();
                return view(entity);
            });
        } catch (PersistenceException e) {
            // somebody else made it in between
            if (find(username, domain).isPresent()) {
                throw new SubscriberExistsException(username, domain);
            }
            throw e;
        }
    }

    /** Changes an account; empty if there is none. Throws {@link InvalidInputException}. */
    Optional<Subscriber> update(int id, SubscriberChange change) {
        check.require(change);
        return transactions.change(manager -> {
            SubscriberEntity entity = manager.find(SubscriberEntity.class, id);
            if (entity == null) {
                return Optional.empty();
            }
            password(entity, String.valueOf(change.password()));
            return Optional.of(view(entity));
        });
    }

    /** Deletes an account; false if there is none. */
    boolean delete(int id) {
        return transactions.change(manager -> manager.createQuery("delete from SubscriberEntity s where s.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1);
    }

    private void password(SubscriberEntity entity, String password) {
        entity.password(keepPasswords ? password : "");
        entity.ha1(DigestHash.ha1(entity.username(), entity.domain(), password));
        entity.ha1b(DigestHash.ha1b(entity.username(), entity.domain(), password));
    }

    private static Optional<SubscriberEntity> named(EntityManager manager, String username, String domain) {
        return manager.createQuery(
                        "select s from SubscriberEntity s where s.username = :user and s.domain = :domain",
                        SubscriberEntity.class)
                .setParameter("user", username)
                .setParameter("domain", domain)
                .getResultStream()
                .findFirst();
    }

    private static <T> TypedQuery<T> filtered(TypedQuery<T> query, String username, String domain) {
        return query.setParameter("user", Like.prefix(username)).setParameter("domain", Like.prefix(domain));
    }

    private static Subscriber view(SubscriberEntity entity) {
        Integer id = entity.id();
        return new Subscriber(id == null ? 0 : id, entity.username(), entity.domain());
    }
}
