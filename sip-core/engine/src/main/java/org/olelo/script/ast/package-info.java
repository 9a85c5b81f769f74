/** The syntax tree of a configuration; every node knows where it was written. */
@NullMarked
package org.olelo.script.ast;

import org.jspecify.annotations.NullMarked;
