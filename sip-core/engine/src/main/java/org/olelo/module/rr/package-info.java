/** Module rr: record-routing and loose routing (RFC 3261 16.4, 16.6, 16.12). */
@NullMarked
package org.olelo.module.rr;

import org.jspecify.annotations.NullMarked;
