/** Kamailio's module xlog: log lines of the script. */
@NullMarked
package org.olelo.module.xlog;

import org.jspecify.annotations.NullMarked;
