/** Kamailio's module uac_redirect: contacts of 3xx replies become destinations. */
@NullMarked
package org.olelo.module.uac_redirect;

import org.jspecify.annotations.NullMarked;
