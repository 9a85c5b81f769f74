/** Module websocket: SIP over WebSockets (RFC 7118). */
@NullMarked
package org.olelo.module.websocket;

import org.jspecify.annotations.NullMarked;
