/** SIP transactions: RFC 3261 and 6026 state machines, forking, reply selection, CANCEL, local requests. */
@NullMarked
package org.olelo.transaction;

import org.jspecify.annotations.NullMarked;
