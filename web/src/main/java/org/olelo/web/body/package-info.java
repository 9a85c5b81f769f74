/** What goes in and out as JSON; faults as RFC 9457 documents. */
@NullMarked
package org.olelo.web.body;

import org.jspecify.annotations.NullMarked;
