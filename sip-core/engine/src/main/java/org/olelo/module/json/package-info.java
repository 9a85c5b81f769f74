/** Kamailio's module json: fields of JSON documents, and the transformation {json.parse}. */
@NullMarked
package org.olelo.module.json;

import org.jspecify.annotations.NullMarked;
