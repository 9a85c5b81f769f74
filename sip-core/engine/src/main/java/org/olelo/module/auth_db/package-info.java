/** Module auth_db: digest authentication against the table of subscribers. */
@NullMarked
package org.olelo.module.auth_db;

import org.jspecify.annotations.NullMarked;
