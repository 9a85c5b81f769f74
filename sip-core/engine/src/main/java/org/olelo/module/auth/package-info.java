/** Module auth: digest challenges and their verification (RFC 3261 22, RFC 7616). */
@NullMarked
package org.olelo.module.auth;

import org.jspecify.annotations.NullMarked;
