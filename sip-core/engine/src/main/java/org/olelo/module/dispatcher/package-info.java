/** Kamailio's module dispatcher: requests distributed over sets of gateways, with failover and keepalives. */
@NullMarked
package org.olelo.module.dispatcher;

import org.jspecify.annotations.NullMarked;
