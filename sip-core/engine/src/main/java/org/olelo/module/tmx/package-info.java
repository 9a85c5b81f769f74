/** Kamailio's module tmx: further functions of transactions, their variables. */
@NullMarked
package org.olelo.module.tmx;

import org.jspecify.annotations.NullMarked;
