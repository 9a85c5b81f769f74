/** Kamailio's module statistics: counters of the script. */
@NullMarked
package org.olelo.module.statistics;

import org.jspecify.annotations.NullMarked;
