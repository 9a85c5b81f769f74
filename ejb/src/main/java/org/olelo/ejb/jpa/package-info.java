/** The JPA driver of the database abstraction: what the engine asks of the server's own database goes through entities. */
@NullMarked
package org.olelo.ejb.jpa;

import org.jspecify.annotations.NullMarked;
