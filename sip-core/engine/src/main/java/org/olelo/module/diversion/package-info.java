/** Kamailio's module diversion: Diversion header fields (RFC 5806). */
@NullMarked
package org.olelo.module.diversion;

import org.jspecify.annotations.NullMarked;
