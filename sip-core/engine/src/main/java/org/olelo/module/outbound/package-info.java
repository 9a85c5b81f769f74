/** Module outbound: flow tokens of an edge proxy (RFC 5626). */
@NullMarked
package org.olelo.module.outbound;

import org.jspecify.annotations.NullMarked;
