/** Module pdt: prefixes of numbers that stand for domains. */
@NullMarked
package org.olelo.module.pdt;

import org.jspecify.annotations.NullMarked;
