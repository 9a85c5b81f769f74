package org.olelo.ejb.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A short number of an account (table {@code speed_dial}). */
@Entity
@Table(name = "speed_dial")
public class SpeedDialEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Integer id;

    @Column(name = "username", length = 64, nullable = false)
    private String username = "";

    @Column(name = "domain", length = 64, nullable = false)
    private String domain = "";

    @Column(name = "sd_username", length = 64, nullable = false)
    private String sdUsername = "";

    @Column(name = "sd_domain", length = 64, nullable = false)
    private String sdDomain = "";

    @Column(name = "new_uri", length = 255, nullable = false)
    private String newUri = "";

    @Column(name = "fname", length = 64, nullable = false)
    private String fname = "";

    @Column(name = "lname", length = 64, nullable = false)
    private String lname = "";

    @Column(name = "description", length = 64, nullable = false)
    private String description = "";

    /** A row with Kamailio's defaults. */
    public SpeedDialEntity() {}

    /** The number that the database gave, null before it is stored. */
    public @Nullable Integer id() {
        return id;
    }

    /** Column {@code username}. */
    public String username() {
        return username;
    }

    /** Column {@code domain}. */
    public String domain() {
        return domain;
    }

    /** Column {@code sd_username}. */
    public String sdUsername() {
        return sdUsername;
    }

    /** Column {@code sd_domain}. */
    public String sdDomain() {
        return sdDomain;
    }

    /** Column {@code new_uri}. */
    public String newUri() {
        return newUri;
    }

    /** Column {@code fname}. */
    public String fname() {
        return fname;
    }

    /** Column {@code lname}. */
    public String lname() {
        return lname;
    }

    /** Column {@code description}. */
    public String description() {
        return description;
    }
}
