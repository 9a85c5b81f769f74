/** The start of web archives: finds the engine and runs the container of {@code org.olelo.servlet} between it and the application. */
@NullMarked
package org.olelo.servlet.war;

import org.jspecify.annotations.NullMarked;
