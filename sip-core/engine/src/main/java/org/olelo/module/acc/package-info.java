/** Module acc: accounting of transactions to the log and to SQL. */
@NullMarked
package org.olelo.module.acc;

import org.jspecify.annotations.NullMarked;
