/** Kamailio's module avpops: AVPs compared, changed, copied, loaded from and stored into a database. */
@NullMarked
package org.olelo.module.avpops;

import org.jspecify.annotations.NullMarked;
