/** One message on its way through the script: context, destinations, flags, AVP and XAVP stores. */
@NullMarked
package org.olelo.routing;

import org.jspecify.annotations.NullMarked;
