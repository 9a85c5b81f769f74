package org.olelo.db;

/** The value types of Kamailio's db1 API. STRING and STR are one type in Java: {@link DbValue.Text}. */
public enum DbType {
    /** 32 bits, signed. */
    INT,
    /** 64 bits, signed. */
    BIGINT,
    /** 64 bits, floating point. */
    DOUBLE,
    /** Text in a C string. */
    STRING,
    /** Text with a length. */
    STR,
    /** A date and time of day, to the second. */
    DATETIME,
    /** Bytes. */
    BLOB,
    /** 32 flag bits. */
    BITMAP,
    /** 32 bits, unsigned. */
    UINT,
    /** 64 bits, unsigned. */
    UBIGINT
}
