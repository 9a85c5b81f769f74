/** The default application router (JSR 289 appendix C). */
@NullMarked
package org.olelo.servlet.router;

import org.jspecify.annotations.NullMarked;
