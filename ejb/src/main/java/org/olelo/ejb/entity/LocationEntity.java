package org.olelo.ejb.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A registered contact (table {@code location}). */
@Entity
@Table(name = "location")
public class LocationEntity {
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

    @Column(name = "contact", length = 512, nullable = false)
    private String contact = "";

    @Column(name = "received", length = 128)
    private @Nullable String received;

    @Column(name = "path", length = 512)
    private @Nullable String path;

    @Column(name = "expires", nullable = false)
    private LocalDateTime expires = LocalDateTime.parse("2030-05-28T21:32:15");

    @Column(name = "q", precision = 10, scale = 2, nullable = false)
    private BigDecimal q = new BigDecimal("1.0");

    @Column(name = "callid", length = 255, nullable = false)
    private String callid = "Default-Call-ID";

    @Column(name = "cseq", nullable = false)
    private int cseq = 1;

    @Column(name = "last_modified", nullable = false)
    private LocalDateTime lastModified = LocalDateTime.parse("2000-01-01T00:00:01");

    @Column(name = "flags", nullable = false)
    private int flags;

    @Column(name = "cflags", nullable = false)
    private int cflags;

    @Column(name = "user_agent", length = 255, nullable = false)
    private String userAgent = "";

    @Column(name = "socket", length = 64)
    private @Nullable String socket;

    @Column(name = "methods")
    private @Nullable Integer methods;

    @Column(name = "instance", length = 255)
    private @Nullable String instance;

    @Column(name = "reg_id", nullable = false)
    private int regId;

    @Column(name = "server_id", nullable = false)
    private int serverId;

    @Column(name = "connection_id", nullable = false)
    private int connectionId;

    @Column(name = "keepalive", nullable = false)
    private int keepalive;

    @Column(name = "\"partition\"", nullable = false)
    private int partition;

    /** A row with Kamailio's defaults. */
    public LocationEntity() {}

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

    /** Column {@code contact}. */
    public String contact() {
        return contact;
    }

    /** Column {@code received}. */
    public @Nullable String received() {
        return received;
    }

    /** Column {@code path}. */
    public @Nullable String path() {
        return path;
    }

    /** Column {@code expires}. */
    public LocalDateTime expires() {
        return expires;
    }

    /** Column {@code q}. */
    public BigDecimal q() {
        return q;
    }

    /** Column {@code callid}. */
    public String callid() {
        return callid;
    }

    /** Column {@code cseq}. */
    public int cseq() {
        return cseq;
    }

    /** Column {@code last_modified}. */
    public LocalDateTime lastModified() {
        return lastModified;
    }

    /** Column {@code flags}. */
    public int flags() {
        return flags;
    }

    /** Column {@code cflags}. */
    public int cflags() {
        return cflags;
    }

    /** Column {@code user_agent}. */
    public String userAgent() {
        return userAgent;
    }

    /** Column {@code socket}. */
    public @Nullable String socket() {
        return socket;
    }

    /** Column {@code methods}. */
    public @Nullable Integer methods() {
        return methods;
    }

    /** Column {@code instance}. */
    public @Nullable String instance() {
        return instance;
    }

    /** Column {@code reg_id}. */
    public int regId() {
        return regId;
    }

    /** Column {@code server_id}. */
    public int serverId() {
        return serverId;
    }

    /** Column {@code connection_id}. */
    public int connectionId() {
        return connectionId;
    }

    /** Column {@code keepalive}. */
    public int keepalive() {
        return keepalive;
    }

    /** Column {@code partition}. */
    public int partition() {
        return partition;
    }
}
