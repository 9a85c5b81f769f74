/** Kamailio's stock tables as JPA entities; field defaults are the columns' defaults. */
@NullMarked
package org.olelo.ejb.entity;

import org.jspecify.annotations.NullMarked;
