/** The routing script: from the text of a configuration to compiled routes. */
@NullMarked
package org.olelo.script;

import org.jspecify.annotations.NullMarked;
