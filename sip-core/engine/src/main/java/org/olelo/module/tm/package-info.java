/** Kamailio's module tm: stateful relaying, replies, routes of transactions, local requests. */
@NullMarked
package org.olelo.module.tm;

import org.jspecify.annotations.NullMarked;
