/** Kamailio's module pv: the pseudo-variables of messages and the string transformations. */
@NullMarked
package org.olelo.module.pv;

import org.jspecify.annotations.NullMarked;
