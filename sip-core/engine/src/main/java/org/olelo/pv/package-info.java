/** Pseudo-variables and transformations: values, parsed references and format strings. */
@NullMarked
package org.olelo.pv;

import org.jspecify.annotations.NullMarked;
