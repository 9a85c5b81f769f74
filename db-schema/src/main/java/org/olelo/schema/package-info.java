/** Kamailio's tables as SQL migrations, and the code that applies them to the server's own database. */
@NullMarked
package org.olelo.schema;

import org.jspecify.annotations.NullMarked;
