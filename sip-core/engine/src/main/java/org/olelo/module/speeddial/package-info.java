/** Module speeddial: short numbers of a user, from the table speed_dial. */
@NullMarked
package org.olelo.module.speeddial;

import org.jspecify.annotations.NullMarked;
