/** Kamailio's module uac: From and To replaced, requests of the script, challenges answered, registrations at other servers. */
@NullMarked
package org.olelo.module.uac;

import org.jspecify.annotations.NullMarked;
