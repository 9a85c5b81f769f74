/** Module sqlops: SQL from the script, its results in variables, texts quoted for SQL. */
@NullMarked
package org.olelo.module.sqlops;

import org.jspecify.annotations.NullMarked;
