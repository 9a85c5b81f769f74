/** Module ctl: control sockets that speak binrpc, for kamcmd. */
@NullMarked
package org.olelo.module.ctl;

import org.jspecify.annotations.NullMarked;
