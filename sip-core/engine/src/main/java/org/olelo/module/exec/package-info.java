/** Kamailio's module exec: commands of the system run by the script. */
@NullMarked
package org.olelo.module.exec;

import org.jspecify.annotations.NullMarked;
