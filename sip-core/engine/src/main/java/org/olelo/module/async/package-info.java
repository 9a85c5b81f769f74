/** Kamailio's module async: goes on with a request later, or in another task. */
@NullMarked
package org.olelo.module.async;

import org.jspecify.annotations.NullMarked;
