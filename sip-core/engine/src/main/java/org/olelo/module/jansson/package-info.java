/** Kamailio's module jansson: JSON documents read and changed by path. */
@NullMarked
package org.olelo.module.jansson;

import org.jspecify.annotations.NullMarked;
