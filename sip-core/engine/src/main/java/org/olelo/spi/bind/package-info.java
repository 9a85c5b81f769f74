/** From annotated methods to calls: reads a module's declarations and binds script calls to them. */
@NullMarked
package org.olelo.spi.bind;

import org.jspecify.annotations.NullMarked;
