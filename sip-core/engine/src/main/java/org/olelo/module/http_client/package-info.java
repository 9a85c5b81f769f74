/** Kamailio's module http_client: HTTP requests of the script. */
@NullMarked
package org.olelo.module.http_client;

import org.jspecify.annotations.NullMarked;
