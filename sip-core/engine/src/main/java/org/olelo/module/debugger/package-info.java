/** Kamailio's module debugger: the steps of the script in the log, log levels of modules. */
@NullMarked
package org.olelo.module.debugger;

import org.jspecify.annotations.NullMarked;
