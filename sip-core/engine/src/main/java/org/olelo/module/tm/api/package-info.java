/** What other modules may use of tm. */
@NullMarked
package org.olelo.module.tm.api;

import org.jspecify.annotations.NullMarked;
