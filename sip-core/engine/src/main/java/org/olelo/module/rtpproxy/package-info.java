/** Module rtpproxy: media through rtpproxy relays, by their text control protocol. */
@NullMarked
package org.olelo.module.rtpproxy;

import org.jspecify.annotations.NullMarked;
