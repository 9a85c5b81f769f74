/** What other modules may use of module outbound. */
@NullMarked
package org.olelo.module.outbound.api;

import org.jspecify.annotations.NullMarked;
