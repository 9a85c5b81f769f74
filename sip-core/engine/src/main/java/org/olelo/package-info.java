/** The engine of Olelo: everything between a datagram and the database, without an application server. */
@NullMarked
package org.olelo;

import org.jspecify.annotations.NullMarked;
