/** Module textopsx: values and parameters inside header fields, iterators, the message rebuilt with its edits. */
@NullMarked
package org.olelo.module.textopsx;

import org.jspecify.annotations.NullMarked;
