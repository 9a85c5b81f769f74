/** Configuration texts: files, positions in them, and what is reported about them. */
@NullMarked
package org.olelo.script.source;

import org.jspecify.annotations.NullMarked;
