/** Module rtpengine: media through rtpengine relays, by the ng control protocol. */
@NullMarked
package org.olelo.module.rtpengine;

import org.jspecify.annotations.NullMarked;
