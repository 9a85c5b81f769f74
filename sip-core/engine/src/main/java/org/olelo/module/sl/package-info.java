/** Kamailio's module sl: replies without a transaction, and the filter for their ACKs. */
@NullMarked
package org.olelo.module.sl;

import org.jspecify.annotations.NullMarked;
