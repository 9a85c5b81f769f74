/** Module sipapp: the script hands requests to SIP applications (servlets) in the same process; also answers to module seas's functions. */
@NullMarked
package org.olelo.module.sipapp;

import org.jspecify.annotations.NullMarked;
