package org.olelo.ejb.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Another name of an account (table {@code dbaliases}). */
@Entity
@Table(name = "dbaliases")
public class AliasEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Integer id;

    @Column(name = "alias_username", length = 64, nullable = false)
    private String aliasUsername = "";

    @Column(name = "alias_domain", length = 64, nullable = false)
    private String aliasDomain = "";

    @Column(name = "username", length = 64, nullable = false)
    private String username = "";

    @Column(name = "domain", length = 64, nullable = false)
    private String domain = "";

    /** A row with Kamailio's defaults. */
    public AliasEntity() {}

    /** The number that the database gave, null before it is stored. */
    public @Nullable Integer id() {
        return id;
    }

    /** Column {@code alias_username}. */
    public String aliasUsername() {
        return aliasUsername;
    }

    /** Column {@code alias_domain}. */
    public String aliasDomain() {
        return aliasDomain;
    }

    /** Column {@code username}. */
    public String username() {
        return username;
    }

    /** Column {@code domain}. */
    public String domain() {
        return domain;
    }
}
