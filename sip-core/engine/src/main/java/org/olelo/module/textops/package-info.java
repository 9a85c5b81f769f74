/** Module textops: tests and changes of the text of messages. */
@NullMarked
package org.olelo.module.textops;

import org.jspecify.annotations.NullMarked;
