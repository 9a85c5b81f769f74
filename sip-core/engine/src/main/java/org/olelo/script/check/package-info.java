/** Loads modules, resolves names and types, and reports every fault of a configuration. */
@NullMarked
package org.olelo.script.check;

import org.jspecify.annotations.NullMarked;
