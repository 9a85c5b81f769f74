/** Kamailio's module kex: flags, debug level and small functions beside the core. */
@NullMarked
package org.olelo.module.kex;

import org.jspecify.annotations.NullMarked;
