/** What other modules may use of auth. */
@NullMarked
package org.olelo.module.auth.api;

import org.jspecify.annotations.NullMarked;
