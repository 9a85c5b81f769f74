/** What other modules may use of usrloc. */
@NullMarked
package org.olelo.module.usrloc.api;

import org.jspecify.annotations.NullMarked;
