package org.olelo.ejb.service;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.function.Function;

/** Work on the database as a whole: committed at its end, rolled back when it throws. */
final class LocalTransactions {
    private final EntityManagerFactory factory;

    LocalTransactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** Reads; nothing is committed. */
    <T> T read(Function<EntityManager, T> work) {
        try (EntityManager manager = factory.createEntityManager()) {
            return work.apply(manager);
        }
    }

    /** Changes. */
    <T> T change(Function<EntityManager, T> work) {
        try (EntityManager manager = factory.createEntityManager()) {
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(manager);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }
}
