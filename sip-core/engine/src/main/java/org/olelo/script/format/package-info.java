/** Pretty-printing of configurations; comments and directives are kept. */
@NullMarked
package org.olelo.script.format;

import org.jspecify.annotations.NullMarked;
