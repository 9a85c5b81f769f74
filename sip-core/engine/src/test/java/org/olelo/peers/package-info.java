/** Real SIP peers against the whole server: sipp, and JsSIP in a browser. A test is skipped where its program is not installed. */
@NullMarked
package org.olelo.peers;

import org.jspecify.annotations.NullMarked;
