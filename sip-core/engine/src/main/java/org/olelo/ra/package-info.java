/** The resource adapter: the engine's life inside an application server. */
@NullMarked
package org.olelo.ra;

import org.jspecify.annotations.NullMarked;
