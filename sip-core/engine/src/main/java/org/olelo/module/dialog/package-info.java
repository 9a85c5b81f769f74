/** Module dialog: calls followed from INVITE to BYE, their variables, profiles and timeouts. */
@NullMarked
package org.olelo.module.dialog;

import org.jspecify.annotations.NullMarked;
