/** A SIP message as an index over its bytes, and the values that are parsed from it on first use. */
@NullMarked
package org.olelo.sip;

import org.jspecify.annotations.NullMarked;
