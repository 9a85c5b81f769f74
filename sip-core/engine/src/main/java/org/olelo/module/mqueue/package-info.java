/** Kamailio's module mqueue: named queues in memory. */
@NullMarked
package org.olelo.module.mqueue;

import org.jspecify.annotations.NullMarked;
