/** The database abstraction that every module uses (Kamailio's db1 API): URLs, drivers, conditions, typed values, rows. */
@NullMarked
package org.olelo.db;

import org.jspecify.annotations.NullMarked;
