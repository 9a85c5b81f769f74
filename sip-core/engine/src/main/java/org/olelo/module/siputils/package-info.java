/** Module siputils: tests and helpers for requests, URIs and contacts. */
@NullMarked
package org.olelo.module.siputils;

import org.jspecify.annotations.NullMarked;
