/** Kamailio's module uac: requests made by the script, with digest authentication. */
@NullMarked
package org.olelo.module.uac;

import org.jspecify.annotations.NullMarked;
