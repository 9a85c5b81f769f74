/** Module db_text: the scheme text of database URLs, tables kept in text files and held in memory. */
@NullMarked
package org.olelo.module.db_text;

import org.jspecify.annotations.NullMarked;
