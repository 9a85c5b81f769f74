/** Kamailio's module cfgutils: random choices, locks, global flags, sleeping. */
@NullMarked
package org.olelo.module.cfgutils;

import org.jspecify.annotations.NullMarked;
