/** What module pv offers to others: script flags, URI changes, select rows. */
@NullMarked
package org.olelo.module.pv.api;

import org.jspecify.annotations.NullMarked;
