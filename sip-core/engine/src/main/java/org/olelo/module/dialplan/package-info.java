/** Kamailio's module dialplan: texts matched and translated by rules from a database. */
@NullMarked
package org.olelo.module.dialplan;

import org.jspecify.annotations.NullMarked;
