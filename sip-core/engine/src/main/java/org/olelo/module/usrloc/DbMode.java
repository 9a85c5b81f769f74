package org.olelo.module.usrloc;

/** The parameter db_mode. */
enum DbMode {
    /** 0: memory only. */
    NONE,
    /** 1: memory, and the database before a change is acknowledged. */
    WRITE_THROUGH,
    /** 2: memory, and the database when the timer comes. */
    WRITE_BACK,
    /** 3: the database only. */
    DATABASE_ONLY,
    /** 4: memory, filled from the database at the start; never written. */
    READ_ONLY
}
