/** What module acc offers other modules. */
@NullMarked
package org.olelo.module.acc.api;

import org.jspecify.annotations.NullMarked;
