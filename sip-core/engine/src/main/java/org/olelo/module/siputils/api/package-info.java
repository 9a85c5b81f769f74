/** What other modules may use of module siputils. */
@NullMarked
package org.olelo.module.siputils.api;

import org.jspecify.annotations.NullMarked;
