/** From the checked syntax tree to objects that run. */
@NullMarked
package org.olelo.script.compile;

import org.jspecify.annotations.NullMarked;
