/** Values that may change while the server runs (Kamailio's cfg framework). */
@NullMarked
package org.olelo.cfg;

import org.jspecify.annotations.NullMarked;
