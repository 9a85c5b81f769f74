/** Module tls: certificates, profiles and checks of TLS connections. */
@NullMarked
package org.olelo.module.tls;

import org.jspecify.annotations.NullMarked;
