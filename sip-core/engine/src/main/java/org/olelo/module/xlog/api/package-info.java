/** What module xlog offers to others. */
@NullMarked
package org.olelo.module.xlog.api;

import org.jspecify.annotations.NullMarked;
