/** TCP and what runs on it: framing of the stream, the connection table, TLS and WebSocket connections. */
@NullMarked
package org.olelo.net.tcp;

import org.jspecify.annotations.NullMarked;
