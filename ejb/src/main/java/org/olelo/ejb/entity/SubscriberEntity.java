package org.olelo.ejb.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An account (table {@code subscriber}). */
@Entity
@Table(name = "subscriber")
public class SubscriberEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Integer id;

    @Column(name = "username", length = 64, nullable = false)
    private String username = "";

    @Column(name = "domain", length = 64, nullable = false)
    private String domain = "";

    @Column(name = "password", length = 64, nullable = false)
    private String password = "";

    @Column(name = "ha1", length = 128, nullable = false)
    private String ha1 = "";

    @Column(name = "ha1b", length = 128, nullable = false)
    private String ha1b = "";

    /** A row with Kamailio's defaults. */
    public SubscriberEntity() {}

    /** The number that the database gave, null before it is stored. */
    public @Nullable Integer id() {
        return id;
    }

    /** Column {@code username}. */
    public String username() {
        return username;
    }

    /** Sets column {@code username}. */
    public void username(String value) {
        username = value;
    }

    /** Column {@code domain}. */
    public String domain() {
        return domain;
    }

    /** Sets column {@code domain}. */
    public void domain(String value) {
        domain = value;
    }

    /** Column {@code password}. */
    public String password() {
        return password;
    }

    /** Sets column {@code password}. */
    public void password(String value) {
        password = value;
    }

    /** Column {@code ha1}. */
    public String ha1() {
        return ha1;
    }

    /** Sets column {@code ha1}. */
    public void ha1(String value) {
        ha1 = value;
    }

    /** Column {@code ha1b}. */
    public String ha1b() {
        return ha1b;
    }

    /** Sets column {@code ha1b}. */
    public void ha1b(String value) {
        ha1b = value;
    }
}
