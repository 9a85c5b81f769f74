/** Module registrar: REGISTER (RFC 3261 10.3) and the way to registered contacts. */
@NullMarked
package org.olelo.module.registrar;

import org.jspecify.annotations.NullMarked;
