/** Kamailio's module corex: branches, sending, sockets and files. */
@NullMarked
package org.olelo.module.corex;

import org.jspecify.annotations.NullMarked;
