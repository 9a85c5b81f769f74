/** Kamailio's module htable: hash tables shared by all messages. */
@NullMarked
package org.olelo.module.htable;

import org.jspecify.annotations.NullMarked;
