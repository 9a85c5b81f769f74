/** Kamailio's module sdpops: questions about session descriptions (RFC 4566), and changes to them. */
@NullMarked
package org.olelo.module.sdpops;

import org.jspecify.annotations.NullMarked;
