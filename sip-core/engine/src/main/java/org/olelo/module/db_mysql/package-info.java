/** Module db_mysql: the scheme mysql of database URLs, for MariaDB and MySQL. */
@NullMarked
package org.olelo.module.db_mysql;

import org.jspecify.annotations.NullMarked;
