/** Module db_cluster: the scheme cluster of database URLs, one database made of several. */
@NullMarked
package org.olelo.module.db_cluster;

import org.jspecify.annotations.NullMarked;
