/** What other modules may use of xhttp. */
@NullMarked
package org.olelo.module.xhttp.api;

import org.jspecify.annotations.NullMarked;
