package org.olelo.ejb.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/** The table of {@link org.olelo.db.DatabaseContract}. */
@Entity
@Table(name = "t")
public class ContractEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    @Column(name = "name")
    String label;

    Integer n;

    Long big;

    Double r;

    LocalDateTime at;

    byte[] data;
}
