package org.olelo.module.htable;

import org.olelo.pv.Value;

/**
 * One item of a table.
 *
 * @param value integer or text
 * @param expires second of the system's time when it goes; 0 never
 */
record Item(Value value, long expires) {
    boolean expired(long now) {
        return expires != 0 && expires < now;
    }
}
