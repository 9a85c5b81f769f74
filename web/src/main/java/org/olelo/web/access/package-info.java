/** Who may call what: HTTP Basic with roles, and brakes on guessing passwords. */
@NullMarked
package org.olelo.web.access;

import org.jspecify.annotations.NullMarked;
