/** How a container of SIP applications attaches to the engine. */
@NullMarked
package org.olelo.module.sipapp.api;

import org.jspecify.annotations.NullMarked;
