package org.olelo.ejb.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** An attribute of a domain (table {@code domain_attrs}). */
@Entity
@Table(name = "domain_attrs")
public class DomainAttributeEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Integer id;

    @Column(name = "did", length = 64, nullable = false)
    private String did = "";

    @Column(name = "name", length = 32, nullable = false)
    private String name = "";

    @Column(name = "type", nullable = false)
    private long type;

    @Column(name = "\"value\"", length = 255, nullable = false)
    private String value = "";

    @Column(name = "last_modified", nullable = false)
    private LocalDateTime lastModified = LocalDateTime.parse("2000-01-01T00:00:01");

    /** A row with Kamailio's defaults. */
    public DomainAttributeEntity() {}

    /** The number that the database gave, null before it is stored. */
    public @Nullable Integer id() {
        return id;
    }

    /** Column {@code did}. */
    public String did() {
        return did;
    }

    /** Column {@code name}. */
    public String name() {
        return name;
    }

    /** Column {@code type}. */
    public long type() {
        return type;
    }

    /** Column {@code value}. */
    public String value() {
        return value;
    }

    /** Column {@code last_modified}. */
    public LocalDateTime lastModified() {
        return lastModified;
    }
}
