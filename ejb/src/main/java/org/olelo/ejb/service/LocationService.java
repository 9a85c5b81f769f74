package org.olelo.ejb.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.olelo.ejb.entity.LocationEntity;

/** Registered contacts in the database, for the REST layer. Without usrloc's db_mode they are in memory only. */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class LocationService {
    private static final String FILTER = " from LocationEntity l where l.username like :user escape '!'"
            + " and coalesce(l.domain, '') like :domain escape '!'";

    @PersistenceUnit(unitName = "olelo")
    private EntityManagerFactory factory;

    /** For the container. */
    public LocationService() {}

    LocationService(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /**
     * Contacts whose user name and domain begin with these texts, sorted.
     *
     * @param limit at most this many, 1 to {@link Page#LIMIT}
     */
    public Page<Location> list(String username, String domain, int offset, int limit) {
        try (EntityManager manager = factory.createEntityManager()) {
            TypedQuery<LocationEntity> query = manager.createQuery(
                    "select l" + FILTER + " order by l.username, l.domain, l.contact, l.id", LocationEntity.class);
            List<Location> items = filtered(query, username, domain)
                    .setFirstResult(Math.max(0, offset))
                    .setMaxResults(Page.size(limit))
                    .getResultList()
                    .stream()
                    .map(LocationService::view)
                    .toList();
            TypedQuery<Long> count = manager.createQuery("select count(l)" + FILTER, Long.class);
            return new Page<>(items, filtered(count, username, domain).getSingleResult(), Math.max(0, offset));
        }
    }

    private static <T> TypedQuery<T> filtered(TypedQuery<T> query, String username, String domain) {
        return query.setParameter("user", Like.prefix(username)).setParameter("domain", Like.prefix(domain));
    }

    private static Location view(LocationEntity row) {
        return new Location(
                row.ruid(),
                row.username(),
                row.domain(),
                row.contact(),
                row.received(),
                row.path(),
                row.expires(),
                row.q().doubleValue(),
                row.callid(),
                row.cseq(),
                row.userAgent(),
                row.socket());
    }
}
