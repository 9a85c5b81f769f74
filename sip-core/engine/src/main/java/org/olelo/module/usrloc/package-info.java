/** Module usrloc: where users are; contacts by address of record, in memory and in the database. */
@NullMarked
package org.olelo.module.usrloc;

import org.jspecify.annotations.NullMarked;
