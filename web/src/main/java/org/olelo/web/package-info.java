/** Administration over HTTP: JSON-RPC, REST, health, metrics, and the page at the root. */
@NullMarked
package org.olelo.web;

import org.jspecify.annotations.NullMarked;
