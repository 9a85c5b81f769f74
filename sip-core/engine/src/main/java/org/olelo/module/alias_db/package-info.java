/** Module alias_db: aliases of users, from the table dbaliases. */
@NullMarked
package org.olelo.module.alias_db;

import org.jspecify.annotations.NullMarked;
