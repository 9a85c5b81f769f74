/** Kamailio's module rtimer: routes run by timers. */
@NullMarked
package org.olelo.module.rtimer;

import org.jspecify.annotations.NullMarked;
