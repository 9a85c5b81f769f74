/** Module db_sqlite: the scheme sqlite of database URLs. */
@NullMarked
package org.olelo.module.db_sqlite;

import org.jspecify.annotations.NullMarked;
