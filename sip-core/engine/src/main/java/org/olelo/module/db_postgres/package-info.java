/** Module db_postgres: the scheme postgres of database URLs. */
@NullMarked
package org.olelo.module.db_postgres;

import org.jspecify.annotations.NullMarked;
