/** SQL databases through JDBC: dialects, statements from tables and conditions, pooled connections. */
@NullMarked
package org.olelo.db.jdbc;

import org.jspecify.annotations.NullMarked;
