/** Module cfg_rpc: RPC access to the values that may change while the server runs. */
@NullMarked
package org.olelo.module.cfg_rpc;

import org.jspecify.annotations.NullMarked;
