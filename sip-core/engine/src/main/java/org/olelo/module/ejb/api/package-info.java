/** What module ejb and the surroundings of the engine share. */
@NullMarked
package org.olelo.module.ejb.api;

import org.jspecify.annotations.NullMarked;
