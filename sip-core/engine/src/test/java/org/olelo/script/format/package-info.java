/** Tests of pretty-printing. */
@NullMarked
package org.olelo.script.format;

import org.jspecify.annotations.NullMarked;
