/** The composition root: options, start-up sequence, module catalogue. */
@NullMarked
package org.olelo.server;

import org.jspecify.annotations.NullMarked;
