/** What other modules may use of module rr. */
@NullMarked
package org.olelo.module.rr.api;

import org.jspecify.annotations.NullMarked;
