/** Finding SIP servers by DNS (RFC 3263) with a cache of its own; never blocks an event loop. */
@NullMarked
package org.olelo.net.dns;

import org.jspecify.annotations.NullMarked;
