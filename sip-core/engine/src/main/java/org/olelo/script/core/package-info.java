/** The functions that Kamailio's core has without any module. */
@NullMarked
package org.olelo.script.core;

import org.jspecify.annotations.NullMarked;
