/** Module pike: finds addresses that send too much. */
@NullMarked
package org.olelo.module.pike;

import org.jspecify.annotations.NullMarked;
