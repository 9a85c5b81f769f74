-- Presence, messaging, call scripts, queues, traces.

CREATE TABLE IF NOT EXISTS presentity (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) NOT NULL,
    domain VARCHAR(64) NOT NULL,
    event VARCHAR(64) NOT NULL,
    etag VARCHAR(128) NOT NULL,
    expires INT NOT NULL,
    received_time INT NOT NULL,
    body BLOB NOT NULL,
    sender VARCHAR(255) NOT NULL,
    priority INT DEFAULT 0 NOT NULL,
    ruid VARCHAR(64),
    CONSTRAINT presentity_idx UNIQUE (username, domain, event, etag),
    CONSTRAINT ruid_idx UNIQUE (ruid),
    INDEX presentity_expires (expires),
    INDEX account_idx (username, domain, event)
);

CREATE TABLE IF NOT EXISTS active_watchers (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    presentity_uri VARCHAR(255) NOT NULL,
    watcher_username VARCHAR(64) NOT NULL,
    watcher_domain VARCHAR(64) NOT NULL,
    to_user VARCHAR(64) NOT NULL,
    to_domain VARCHAR(64) NOT NULL,
    event VARCHAR(64) DEFAULT 'presence' NOT NULL,
    event_id VARCHAR(64),
    to_tag VARCHAR(128) NOT NULL,
    from_tag VARCHAR(128) NOT NULL,
    callid VARCHAR(255) NOT NULL,
    local_cseq INT NOT NULL,
    remote_cseq INT NOT NULL,
    contact VARCHAR(255) NOT NULL,
    record_route TEXT,
    expires INT NOT NULL,
    status INT DEFAULT 2 NOT NULL,
    reason VARCHAR(64),
    version INT DEFAULT 0 NOT NULL,
    socket_info VARCHAR(64) NOT NULL,
    local_contact VARCHAR(255) NOT NULL,
    from_user VARCHAR(64) NOT NULL,
    from_domain VARCHAR(64) NOT NULL,
    updated INT NOT NULL,
    updated_winfo INT NOT NULL,
    flags INT DEFAULT 0 NOT NULL,
    user_agent VARCHAR(255) DEFAULT '',
    CONSTRAINT active_watchers_idx UNIQUE (callid, to_tag, from_tag),
    INDEX active_watchers_expires (expires),
    INDEX active_watchers_pres (presentity_uri, event),
    INDEX updated_idx (updated),
    INDEX updated_winfo_idx (updated_winfo, presentity_uri)
);

CREATE TABLE IF NOT EXISTS watchers (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    presentity_uri VARCHAR(255) NOT NULL,
    watcher_username VARCHAR(64) NOT NULL,
    watcher_domain VARCHAR(64) NOT NULL,
    event VARCHAR(64) DEFAULT 'presence' NOT NULL,
    status INT NOT NULL,
    reason VARCHAR(64),
    inserted_time INT NOT NULL,
    CONSTRAINT watcher_idx UNIQUE (presentity_uri, watcher_username, watcher_domain, event),
    INDEX time_status_idx (inserted_time, status)
);

CREATE TABLE IF NOT EXISTS xcap (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) NOT NULL,
    domain VARCHAR(64) NOT NULL,
    doc MEDIUMBLOB NOT NULL,
    doc_type INT NOT NULL,
    etag VARCHAR(128) NOT NULL,
    source INT NOT NULL,
    doc_uri VARCHAR(255) NOT NULL,
    port INT NOT NULL,
    CONSTRAINT doc_uri_idx UNIQUE (doc_uri),
    INDEX account_doc_type_idx (username, domain, doc_type),
    INDEX account_doc_type_uri_idx (username, domain, doc_type, doc_uri),
    INDEX account_doc_uri_idx (username, domain, doc_uri)
);

CREATE TABLE IF NOT EXISTS pua (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    pres_uri VARCHAR(255) NOT NULL,
    pres_id VARCHAR(255) NOT NULL,
    event INT NOT NULL,
    expires INT NOT NULL,
    desired_expires INT NOT NULL,
    flag INT NOT NULL,
    etag VARCHAR(128) NOT NULL,
    tuple_id VARCHAR(64),
    watcher_uri VARCHAR(255) NOT NULL,
    call_id VARCHAR(255) NOT NULL,
    to_tag VARCHAR(128) NOT NULL,
    from_tag VARCHAR(128) NOT NULL,
    cseq INT NOT NULL,
    record_route TEXT,
    contact VARCHAR(255) NOT NULL,
    remote_contact VARCHAR(255) NOT NULL,
    version INT NOT NULL,
    extra_headers TEXT NOT NULL,
    CONSTRAINT pua_idx UNIQUE (etag, tuple_id, call_id, from_tag),
    INDEX expires_idx (expires),
    INDEX dialog1_idx (pres_id, pres_uri),
    INDEX dialog2_idx (call_id, from_tag),
    INDEX record_idx (pres_id)
);

CREATE TABLE IF NOT EXISTS rls_presentity (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    rlsubs_did VARCHAR(255) NOT NULL,
    resource_uri VARCHAR(255) NOT NULL,
    content_type VARCHAR(255) NOT NULL,
    presence_state BLOB NOT NULL,
    expires INT NOT NULL,
    updated INT NOT NULL,
    auth_state INT NOT NULL,
    reason VARCHAR(64) NOT NULL,
    CONSTRAINT rls_presentity_idx UNIQUE (rlsubs_did, resource_uri),
    INDEX rlsubs_idx (rlsubs_did),
    INDEX updated_idx (updated),
    INDEX expires_idx (expires)
);

CREATE TABLE IF NOT EXISTS rls_watchers (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    presentity_uri VARCHAR(255) NOT NULL,
    to_user VARCHAR(64) NOT NULL,
    to_domain VARCHAR(64) NOT NULL,
    watcher_username VARCHAR(64) NOT NULL,
    watcher_domain VARCHAR(64) NOT NULL,
    event VARCHAR(64) DEFAULT 'presence' NOT NULL,
    event_id VARCHAR(64),
    to_tag VARCHAR(128) NOT NULL,
    from_tag VARCHAR(128) NOT NULL,
    callid VARCHAR(255) NOT NULL,
    local_cseq INT NOT NULL,
    remote_cseq INT NOT NULL,
    contact VARCHAR(255) NOT NULL,
    record_route TEXT,
    expires INT NOT NULL,
    status INT DEFAULT 2 NOT NULL,
    reason VARCHAR(64) NOT NULL,
    version INT DEFAULT 0 NOT NULL,
    socket_info VARCHAR(64) NOT NULL,
    local_contact VARCHAR(255) NOT NULL,
    from_user VARCHAR(64) NOT NULL,
    from_domain VARCHAR(64) NOT NULL,
    updated INT NOT NULL,
    CONSTRAINT rls_watcher_idx UNIQUE (callid, to_tag, from_tag),
    INDEX rls_watchers_update (watcher_username, watcher_domain, event),
    INDEX rls_watchers_expires (expires),
    INDEX updated_idx (updated)
);

CREATE TABLE IF NOT EXISTS sca_subscriptions (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    subscriber VARCHAR(255) NOT NULL,
    aor VARCHAR(255) NOT NULL,
    event INT DEFAULT 0 NOT NULL,
    expires INT DEFAULT 0 NOT NULL,
    state INT DEFAULT 0 NOT NULL,
    app_idx INT DEFAULT 0 NOT NULL,
    call_id VARCHAR(255) NOT NULL,
    from_tag VARCHAR(128) NOT NULL,
    to_tag VARCHAR(128) NOT NULL,
    record_route TEXT,
    notify_cseq INT NOT NULL,
    subscribe_cseq INT NOT NULL,
    server_id INT DEFAULT 0 NOT NULL,
    CONSTRAINT sca_subscriptions_idx UNIQUE (subscriber, call_id, from_tag, to_tag),
    INDEX sca_expires_idx (server_id, expires),
    INDEX sca_subscribers_idx (subscriber, event)
);

CREATE TABLE IF NOT EXISTS silo (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    src_addr VARCHAR(255) DEFAULT '' NOT NULL,
    dst_addr VARCHAR(255) DEFAULT '' NOT NULL,
    username VARCHAR(64) DEFAULT '' NOT NULL,
    domain VARCHAR(64) DEFAULT '' NOT NULL,
    inc_time INT DEFAULT 0 NOT NULL,
    exp_time INT DEFAULT 0 NOT NULL,
    snd_time INT DEFAULT 0 NOT NULL,
    ctype VARCHAR(32) DEFAULT 'text/plain' NOT NULL,
    body BLOB,
    extra_hdrs TEXT,
    callid VARCHAR(128) DEFAULT '' NOT NULL,
    status INT DEFAULT 0 NOT NULL,
    INDEX account_idx (username, domain)
);

CREATE TABLE IF NOT EXISTS imc_rooms (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(64) NOT NULL,
    domain VARCHAR(64) NOT NULL,
    flag INT NOT NULL,
    CONSTRAINT name_domain_idx UNIQUE (name, domain)
);

CREATE TABLE IF NOT EXISTS imc_members (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) NOT NULL,
    domain VARCHAR(64) NOT NULL,
    room VARCHAR(64) NOT NULL,
    flag INT NOT NULL,
    CONSTRAINT account_room_idx UNIQUE (username, domain, room)
);

CREATE TABLE IF NOT EXISTS cpl (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) NOT NULL,
    domain VARCHAR(64) DEFAULT '' NOT NULL,
    cpl_xml TEXT,
    cpl_bin TEXT,
    CONSTRAINT account_idx UNIQUE (username, domain)
);

CREATE TABLE IF NOT EXISTS mohqueues (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(25) NOT NULL,
    uri VARCHAR(100) NOT NULL,
    mohdir VARCHAR(100),
    mohfile VARCHAR(100) NOT NULL,
    debug INT NOT NULL,
    CONSTRAINT mohqueue_uri_idx UNIQUE (uri),
    CONSTRAINT mohqueue_name_idx UNIQUE (name)
);

CREATE TABLE IF NOT EXISTS mohqcalls (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    mohq_id INT UNSIGNED NOT NULL,
    call_id VARCHAR(100) NOT NULL,
    call_status INT UNSIGNED NOT NULL,
    call_from VARCHAR(100) NOT NULL,
    call_contact VARCHAR(100),
    call_time DATETIME NOT NULL,
    CONSTRAINT mohqcalls_idx UNIQUE (call_id)
);

CREATE TABLE IF NOT EXISTS sip_trace (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    time_stamp DATETIME DEFAULT '2000-01-01 00:00:01' NOT NULL,
    time_us INT UNSIGNED DEFAULT 0 NOT NULL,
    callid VARCHAR(255) DEFAULT '' NOT NULL,
    traced_user VARCHAR(255) DEFAULT '' NOT NULL,
    msg MEDIUMTEXT NOT NULL,
    method VARCHAR(50) DEFAULT '' NOT NULL,
    status VARCHAR(255) DEFAULT '' NOT NULL,
    fromip VARCHAR(64) DEFAULT '' NOT NULL,
    toip VARCHAR(64) DEFAULT '' NOT NULL,
    fromtag VARCHAR(128) DEFAULT '' NOT NULL,
    totag VARCHAR(128) DEFAULT '' NOT NULL,
    direction VARCHAR(4) DEFAULT '' NOT NULL,
    INDEX traced_user_idx (traced_user),
    INDEX date_idx (time_stamp),
    INDEX fromip_idx (fromip),
    INDEX callid_idx (callid)
);

CREATE TABLE IF NOT EXISTS purplemap (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    sip_user VARCHAR(255) NOT NULL,
    ext_user VARCHAR(255) NOT NULL,
    ext_prot VARCHAR(16) NOT NULL,
    ext_pass VARCHAR(64)
);

INSERT IGNORE INTO version (table_name, table_version) VALUES
    ('presentity', 5),
    ('active_watchers', 12),
    ('watchers', 3),
    ('xcap', 4),
    ('pua', 7),
    ('rls_presentity', 1),
    ('rls_watchers', 3),
    ('sca_subscriptions', 2),
    ('silo', 8),
    ('imc_rooms', 1),
    ('imc_members', 1),
    ('cpl', 1),
    ('mohqueues', 1),
    ('mohqcalls', 1),
    ('sip_trace', 4),
    ('purplemap', 1);
