/** From tokens to the syntax tree. */
@NullMarked
package org.olelo.script.parse;

import org.jspecify.annotations.NullMarked;
