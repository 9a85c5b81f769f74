/** What the TLS transport needs from whoever knows certificates (module tls). */
@NullMarked
package org.olelo.net.tls;

import org.jspecify.annotations.NullMarked;
