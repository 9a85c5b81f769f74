/** The server's data source, its schema, and bringing the JPA driver to the engine. */
@NullMarked
package org.olelo.ejb.start;

import org.jspecify.annotations.NullMarked;
