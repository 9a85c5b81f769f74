/** Module sanity: rFC conformance checks of received messages. */
@NullMarked
package org.olelo.module.sanity;

import org.jspecify.annotations.NullMarked;
