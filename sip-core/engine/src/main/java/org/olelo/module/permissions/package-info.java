/** Kamailio's module permissions: access by address, by trusted peers, and by files of allowed and denied URIs. */
@NullMarked
package org.olelo.module.permissions;

import org.jspecify.annotations.NullMarked;
