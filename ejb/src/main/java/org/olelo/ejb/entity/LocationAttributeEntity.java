package org.olelo.ejb.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** An attribute of a registered contact (table {@code location_attrs}). */
@Entity
@Table(name = "location_attrs")
public class LocationAttributeEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Integer id;

    @Column(name = "ruid", length = 64, nullable = false)
    private String ruid = "";

    @Column(name = "username", length = 64, nullable = false)
    private String username = "";

    @Column(name = "domain", length = 64)
    private @Nullable String domain;

    @Column(name = "aname", length = 64, nullable = false)
    private String aname = "";

    @Column(name = "atype", nullable = false)
    private int atype;

    @Column(name = "avalue", length = 512, nullable = false)
    private String avalue = "";

    @Column(name = "last_modified", nullable = false)
    private LocalDateTime lastModified = LocalDateTime.parse("2000-01-01T00:00:01");

    /** A row with Kamailio's defaults. */
    public LocationAttributeEntity() {}

    /** The number that the database gave, null before it is stored. */
    public @Nullable Integer id() {
        return id;
    }

    /** Column {@code ruid}. */
    public String ruid() {
        return ruid;
    }

    /** Column {@code username}. */
    public String username() {
        return username;
    }

    /** Column {@code domain}. */
    public @Nullable String domain() {
        return domain;
    }

    /** Column {@code aname}. */
    public String aname() {
        return aname;
    }

    /** Column {@code atype}. */
    public int atype() {
        return atype;
    }

    /** Column {@code avalue}. */
    public String avalue() {
        return avalue;
    }

    /** Column {@code last_modified}. */
    public LocalDateTime lastModified() {
        return lastModified;
    }
}
