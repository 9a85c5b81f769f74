/** Module xhttp: HTTP requests on SIP TCP ports, answered by the script. */
@NullMarked
package org.olelo.module.xhttp;

import org.jspecify.annotations.NullMarked;
