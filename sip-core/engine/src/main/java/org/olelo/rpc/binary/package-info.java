/** Kamailio's binary RPC encoding, as kamcmd speaks it. */
@NullMarked
package org.olelo.rpc.binary;

import org.jspecify.annotations.NullMarked;
