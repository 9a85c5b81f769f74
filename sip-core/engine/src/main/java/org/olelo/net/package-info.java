/** What every transport shares: local sockets, flows and destinations, the event loops, sending and receiving. */
@NullMarked
package org.olelo.net;

import org.jspecify.annotations.NullMarked;
