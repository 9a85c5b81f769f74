/** Typed header fields: name-addr lists, parameters, credentials and the small ones. */
@NullMarked
package org.olelo.sip.header;

import org.jspecify.annotations.NullMarked;
