/** Text exchanges with media relays: sockets, retries, sets of weighted peers. */
@NullMarked
package org.olelo.net.control;

import org.jspecify.annotations.NullMarked;
