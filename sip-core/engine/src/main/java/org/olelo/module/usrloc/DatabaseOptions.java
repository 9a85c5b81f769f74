package org.olelo.module.usrloc;

import org.olelo.spi.ModParam;

/** The parameters of usrloc about its database, but the URL, the mode and the columns. */
final class DatabaseOptions {
    @ModParam(value = "fetch_rows", doc = "Rows read at once from the database at the start.")
    int fetchRows = 2000;

    @ModParam(
            value = "expires_type",
            doc = "Columns expires and last_modified: 0 DATETIME, 1 BIGINT with seconds since 1970.")
    int expiresType;

    @ModParam(
            value = "db_timer_clean",
            doc = "1: the timer deletes expired rows in db_mode 1 and 2 too; in db_mode 3 it always does.")
    int timerClean;

    @ModParam(value = "rm_expired_delay", doc = "Seconds that expired rows stay in db_mode 3.")
    int removalDelay;

    @ModParam(value = "server_id_filter", doc = "1: only rows of the own server_id are loaded and cleaned.")
    int serverIdFilter;

    @ModParam(value = "skip_remote_socket", doc = "1: rows whose socket is not one of ours are not loaded.")
    int skipRemoteSocket;

    @ModParam(
            value = "db_clean_tcp",
            doc = "1: rows with a connection (connection_id above 0) are deleted at the start: it is gone.")
    int cleanTcp;

    @ModParam(value = "version_table", doc = "0: the version of the table is not checked.")
    int versionTable = 1;

    @ModParam(
            value = "db_update_as_insert",
            doc = "1: rows are inserted where they would be updated, for databases that take it so (Cassandra).")
    int updateAsInsert;

    @ModParam(value = "db_insert_update", doc = "Accepted; a row whose key is there already is updated.")
    int insertUpdate;

    @ModParam(value = "db_check_update", doc = "Accepted; a row that an update does not find is inserted.")
    int checkUpdate;

    @ModParam(value = "db_ops_ruid", doc = "Accepted; rows are found by their ruid.")
    int byRuid = 1;

    @ModParam(value = "db_raw_fetch_type", doc = "Accepted; one query serves all databases.")
    int rawFetchType;

    @ModParam(
            value = "db_insert_null",
            doc = "Accepted; NULL is written where a value is empty and the column allows it.")
    int insertNull;

    @ModParam(value = "load_rank", doc = "Accepted; tables are loaded before the ports open.")
    int loadRank;
}
