/** UDP: one channel a socket and event loop, batched system calls, one copy a datagram. */
@NullMarked
package org.olelo.net.udp;

import org.jspecify.annotations.NullMarked;
