/** Kamailio's module ipops: tests on IP addresses and DNS queries. */
@NullMarked
package org.olelo.module.ipops;

import org.jspecify.annotations.NullMarked;
