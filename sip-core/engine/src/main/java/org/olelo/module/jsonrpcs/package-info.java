/** Module jsonrpcs: JSON-RPC 2.0 over HTTP on the SIP port, FIFO files and datagram sockets, and from the script. */
@NullMarked
package org.olelo.module.jsonrpcs;

import org.jspecify.annotations.NullMarked;
