/** Module maxfwd: max-Forwards processing (RFC 3261 16.3). */
@NullMarked
package org.olelo.module.maxfwd;

import org.jspecify.annotations.NullMarked;
