/** Module nathelper: finds out who is behind NAT, rewrites addresses, keeps bindings open. */
@NullMarked
package org.olelo.module.nathelper;

import org.jspecify.annotations.NullMarked;
