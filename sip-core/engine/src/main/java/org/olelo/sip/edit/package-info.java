/** Changing and writing messages: edits, outgoing requests and responses, built replies and local requests. */
@NullMarked
package org.olelo.sip.edit;

import org.jspecify.annotations.NullMarked;
