/** JSON-RPC 2.0 over the RPC registry, for every transport that speaks it. */
@NullMarked
package org.olelo.rpc.json;

import org.jspecify.annotations.NullMarked;
