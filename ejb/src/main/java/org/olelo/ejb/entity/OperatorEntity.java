package org.olelo.ejb.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Somebody who administers the server over HTTP (table {@code olelo_user}; Kamailio has no such table). */
@Entity
@Table(name = "olelo_user")
public class OperatorEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Integer id;

    @Column(name = "username", length = 64, nullable = false)
    private String username = "";

    @Column(name = "password_hash", length = 255, nullable = false)
    private String passwordHash = "";

    @Column(name = "role", length = 16, nullable = false)
    private String role = "";

    /** An empty row. */
    public OperatorEntity() {}

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

    /** Column {@code password_hash}. */
    public String passwordHash() {
        return passwordHash;
    }

    /** Sets column {@code password_hash}. */
    public void passwordHash(String value) {
        passwordHash = value;
    }

    /** Column {@code role}. */
    public String role() {
        return role;
    }

    /** Sets column {@code role}. */
    public void role(String value) {
        role = value;
    }
}
