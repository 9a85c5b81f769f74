/** Tests of the routing script. */
@NullMarked
package org.olelo.script;

import org.jspecify.annotations.NullMarked;
