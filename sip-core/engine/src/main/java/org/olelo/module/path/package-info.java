/** Module path: Path of registrations (RFC 3327). */
@NullMarked
package org.olelo.module.path;

import org.jspecify.annotations.NullMarked;
