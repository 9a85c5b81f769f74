/** Kamailio's module group: groups of users, by table and by regular expressions. */
@NullMarked
package org.olelo.module.group;

import org.jspecify.annotations.NullMarked;
