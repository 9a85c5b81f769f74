/** How a module declares functions, parameters, pseudo-variables and RPC commands, and what it may use. */
@NullMarked
package org.olelo.spi;

import org.jspecify.annotations.NullMarked;
