/** Module ejb: the script hands requests to message-driven beans of the application server. */
@NullMarked
package org.olelo.module.ejb;

import org.jspecify.annotations.NullMarked;
