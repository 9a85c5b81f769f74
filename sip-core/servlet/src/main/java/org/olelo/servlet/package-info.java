/** The SIP servlet container: applications, sessions and messages on the engine's transactions. */
@NullMarked
package org.olelo.servlet;

import org.jspecify.annotations.NullMarked;
