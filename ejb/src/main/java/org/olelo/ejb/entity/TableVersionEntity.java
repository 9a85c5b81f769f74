package org.olelo.ejb.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The structure of a table by number (table {@code version}). */
@Entity
@Table(name = "version")
public class TableVersionEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Integer id;

    @Column(name = "table_name", length = 32, nullable = false)
    private String tableName = "";

    @Column(name = "table_version", nullable = false)
    private long tableVersion;

    /** A row with Kamailio's defaults. */
    public TableVersionEntity() {}

    /** The number that the database gave, null before it is stored. */
    public @Nullable Integer id() {
        return id;
    }

    /** Column {@code table_name}. */
    public String tableName() {
        return tableName;
    }

    /** Column {@code table_version}. */
    public long tableVersion() {
        return tableVersion;
    }
}
