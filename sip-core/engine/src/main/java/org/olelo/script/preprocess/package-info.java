/** Directives, defines, substitutions and includes: from the main file to the tokens the parser sees. */
@NullMarked
package org.olelo.script.preprocess;

import org.jspecify.annotations.NullMarked;
