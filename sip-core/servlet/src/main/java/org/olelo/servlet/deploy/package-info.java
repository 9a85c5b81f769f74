/** What an application consists of: sip.xml, annotations, and the start of web archives. */
@NullMarked
package org.olelo.servlet.deploy;

import org.jspecify.annotations.NullMarked;
