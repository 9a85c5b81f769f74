/** What other modules may use of sl. */
@NullMarked
package org.olelo.module.sl.api;

import org.jspecify.annotations.NullMarked;
