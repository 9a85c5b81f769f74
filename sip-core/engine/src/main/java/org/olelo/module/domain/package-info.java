/** Module domain: the domains served here, from the tables domain and domain_attrs. */
@NullMarked
package org.olelo.module.domain;

import org.jspecify.annotations.NullMarked;
