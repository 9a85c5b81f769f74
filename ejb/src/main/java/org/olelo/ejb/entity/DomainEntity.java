package org.olelo.ejb.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A domain that is served here (table {@code domain}). */
@Entity
@Table(name = "domain")
public class DomainEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Integer id;

    @Column(name = "domain", length = 64, nullable = false)
    private String domain = "";

    @Column(name = "did", length = 64)
    private @Nullable String did;

    @Column(name = "last_modified", nullable = false)
    private LocalDateTime lastModified = LocalDateTime.parse("2000-01-01T00:00:01");

    /** A row with Kamailio's defaults. */
    public DomainEntity() {}

    /** The number that the database gave, null before it is stored. */
    public @Nullable Integer id() {
        return id;
    }

    /** Column {@code domain}. */
    public String domain() {
        return domain;
    }

    /** Column {@code did}. */
    public @Nullable String did() {
        return did;
    }

    /** Column {@code last_modified}. */
    public LocalDateTime lastModified() {
        return lastModified;
    }
}
