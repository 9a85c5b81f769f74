/** Module stun: STUN on the SIP ports (RFC 5389). */
@NullMarked
package org.olelo.module.stun;

import org.jspecify.annotations.NullMarked;
