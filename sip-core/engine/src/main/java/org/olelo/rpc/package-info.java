/** RPC commands (Kamailio's core/rpc.h) and the counters they show. */
@NullMarked
package org.olelo.rpc;

import org.jspecify.annotations.NullMarked;
