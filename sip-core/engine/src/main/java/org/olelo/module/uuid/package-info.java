/** Kamailio's module uuid: $uuid(g). */
@NullMarked
package org.olelo.module.uuid;

import org.jspecify.annotations.NullMarked;
