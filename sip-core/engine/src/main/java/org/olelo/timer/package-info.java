/** Clocks, the hashed timing wheel of protocol timers, and the periodic timers of modules. */
@NullMarked
package org.olelo.timer;

import org.jspecify.annotations.NullMarked;
