/** Click to call: a web page asks for two addresses, the application calls both and joins them (RFC 3725, flow I). */
@NullMarked
package org.olelo.example.clicktocall;

import org.jspecify.annotations.NullMarked;
