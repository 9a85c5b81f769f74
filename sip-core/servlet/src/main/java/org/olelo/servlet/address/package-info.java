/** Addresses, URIs and values with parameters as SIP servlets see them. */
@NullMarked
package org.olelo.servlet.address;

import org.jspecify.annotations.NullMarked;
