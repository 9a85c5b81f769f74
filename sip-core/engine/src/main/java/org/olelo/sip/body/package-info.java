/** Session descriptions and multipart bodies as offsets. */
@NullMarked
package org.olelo.sip.body;

import org.jspecify.annotations.NullMarked;
