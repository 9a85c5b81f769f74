-- IMS modules.

CREATE TABLE IF NOT EXISTS contact (
    id INT AUTO_INCREMENT PRIMARY KEY,
    contact VARCHAR(255) NOT NULL,
    params VARCHAR(255) DEFAULT NULL,
    path VARCHAR(255) DEFAULT NULL,
    received VARCHAR(255) DEFAULT NULL,
    user_agent VARCHAR(255) DEFAULT NULL,
    expires DATETIME DEFAULT NULL,
    callid VARCHAR(255) DEFAULT NULL,
    CONSTRAINT contact UNIQUE (contact)
);

CREATE TABLE IF NOT EXISTS impu (
    id INT AUTO_INCREMENT PRIMARY KEY,
    impu VARCHAR(64) NOT NULL,
    barring INT DEFAULT 0,
    reg_state INT DEFAULT 0,
    ccf1 VARCHAR(64) DEFAULT NULL,
    ccf2 VARCHAR(64) DEFAULT NULL,
    ecf1 VARCHAR(64) DEFAULT NULL,
    ecf2 VARCHAR(64) DEFAULT NULL,
    ims_subscription_data BLOB,
    CONSTRAINT impu UNIQUE (impu)
);

CREATE TABLE IF NOT EXISTS impu_contact (
    id INT AUTO_INCREMENT PRIMARY KEY,
    impu_id INT NOT NULL,
    contact_id INT NOT NULL,
    CONSTRAINT impu_id UNIQUE (impu_id, contact_id)
);

CREATE TABLE IF NOT EXISTS impu_subscriber (
    id INT AUTO_INCREMENT PRIMARY KEY,
    impu_id INT NOT NULL,
    subscriber_id INT NOT NULL,
    CONSTRAINT impu_id UNIQUE (impu_id, subscriber_id)
);

CREATE TABLE IF NOT EXISTS subscriber_scscf (
    id INT AUTO_INCREMENT PRIMARY KEY,
    watcher_uri VARCHAR(100) NOT NULL,
    watcher_contact VARCHAR(100) NOT NULL,
    presentity_uri VARCHAR(100) NOT NULL,
    event INT NOT NULL,
    expires DATETIME NOT NULL,
    version INT NOT NULL,
    local_cseq INT NOT NULL,
    call_id VARCHAR(50) NOT NULL,
    from_tag VARCHAR(50) NOT NULL,
    to_tag VARCHAR(50) NOT NULL,
    record_route TEXT NOT NULL,
    sockinfo_str VARCHAR(50) NOT NULL,
    CONSTRAINT contact UNIQUE (event, watcher_contact, presentity_uri)
);

CREATE TABLE IF NOT EXISTS pcscf_location (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    domain VARCHAR(64) NOT NULL,
    aor VARCHAR(255) NOT NULL,
    host VARCHAR(100) NOT NULL,
    port INT NOT NULL,
    received VARCHAR(128) DEFAULT NULL,
    received_port INT UNSIGNED DEFAULT NULL,
    received_proto INT UNSIGNED DEFAULT NULL,
    path VARCHAR(512) DEFAULT NULL,
    rinstance VARCHAR(255) DEFAULT NULL,
    rx_session_id VARCHAR(256) DEFAULT NULL,
    reg_state CHAR(4) DEFAULT NULL,
    expires DATETIME DEFAULT '2030-05-28 21:32:15',
    service_routes VARCHAR(2048) DEFAULT NULL,
    socket VARCHAR(64) DEFAULT NULL,
    public_ids VARCHAR(2048) DEFAULT NULL,
    security_type INT DEFAULT NULL,
    protocol VARCHAR(5) DEFAULT NULL,
    mode VARCHAR(10) DEFAULT NULL,
    ck VARCHAR(100) DEFAULT NULL,
    ik VARCHAR(100) DEFAULT NULL,
    ealg VARCHAR(20) DEFAULT NULL,
    ialg VARCHAR(20) DEFAULT NULL,
    port_pc INT UNSIGNED DEFAULT NULL,
    port_ps INT UNSIGNED DEFAULT NULL,
    port_uc INT UNSIGNED DEFAULT NULL,
    port_us INT UNSIGNED DEFAULT NULL,
    spi_pc INT UNSIGNED DEFAULT NULL,
    spi_ps INT UNSIGNED DEFAULT NULL,
    spi_uc INT UNSIGNED DEFAULT NULL,
    spi_us INT UNSIGNED DEFAULT NULL,
    t_security_type INT DEFAULT NULL,
    t_protocol VARCHAR(5) DEFAULT NULL,
    t_mode VARCHAR(10) DEFAULT NULL,
    t_ck VARCHAR(100) DEFAULT NULL,
    t_ik VARCHAR(100) DEFAULT NULL,
    t_ealg VARCHAR(20) DEFAULT NULL,
    t_ialg VARCHAR(20) DEFAULT NULL,
    t_port_pc INT UNSIGNED DEFAULT NULL,
    t_port_ps INT UNSIGNED DEFAULT NULL,
    t_port_uc INT UNSIGNED DEFAULT NULL,
    t_port_us INT UNSIGNED DEFAULT NULL,
    t_spi_pc INT UNSIGNED DEFAULT NULL,
    t_spi_ps INT UNSIGNED DEFAULT NULL,
    t_spi_uc INT UNSIGNED DEFAULT NULL,
    t_spi_us INT UNSIGNED DEFAULT NULL,
    INDEX aor_idx (aor)
);

CREATE TABLE IF NOT EXISTS dialog_in (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    hash_entry INT UNSIGNED NOT NULL,
    hash_id INT UNSIGNED NOT NULL,
    did VARCHAR(45) NOT NULL,
    callid VARCHAR(255) NOT NULL,
    from_uri VARCHAR(255) NOT NULL,
    from_tag VARCHAR(128) NOT NULL,
    caller_original_cseq VARCHAR(20) NOT NULL,
    req_uri VARCHAR(255) NOT NULL,
    caller_route_set VARCHAR(512),
    caller_contact VARCHAR(255) NOT NULL,
    caller_sock VARCHAR(64) NOT NULL,
    timeout INT UNSIGNED DEFAULT 0 NOT NULL,
    state INT UNSIGNED NOT NULL,
    start_time INT UNSIGNED NOT NULL,
    sflags INT UNSIGNED DEFAULT 0 NOT NULL,
    toroute_name VARCHAR(32),
    toroute_index INT UNSIGNED NOT NULL,
    INDEX hash_idx (hash_entry, hash_id)
);

CREATE TABLE IF NOT EXISTS dialog_out (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    hash_entry INT UNSIGNED NOT NULL,
    hash_id INT UNSIGNED NOT NULL,
    did VARCHAR(45) NOT NULL,
    to_uri VARCHAR(255) NOT NULL,
    to_tag VARCHAR(128) NOT NULL,
    caller_cseq VARCHAR(20) NOT NULL,
    callee_cseq VARCHAR(20) NOT NULL,
    callee_contact VARCHAR(255) NOT NULL,
    callee_route_set VARCHAR(512),
    callee_sock VARCHAR(64) NOT NULL,
    INDEX hash_idx (hash_entry, hash_id)
);

CREATE TABLE IF NOT EXISTS ro_session (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    hash_entry INT UNSIGNED NOT NULL,
    hash_id INT UNSIGNED NOT NULL,
    session_id VARCHAR(100) NOT NULL,
    dlg_hash_entry INT UNSIGNED NOT NULL,
    dlg_hash_id INT UNSIGNED NOT NULL,
    direction INT UNSIGNED NOT NULL,
    asserted_identity VARCHAR(100) NOT NULL,
    callee VARCHAR(100) NOT NULL,
    start_time DATETIME DEFAULT NULL,
    last_event_timestamp DATETIME DEFAULT NULL,
    reserved_secs INT DEFAULT NULL,
    valid_for INT DEFAULT NULL,
    state INT DEFAULT NULL,
    incoming_trunk_id VARCHAR(20) DEFAULT NULL,
    outgoing_trunk_id VARCHAR(20) DEFAULT NULL,
    rating_group INT DEFAULT NULL,
    service_identifier INT DEFAULT NULL,
    auth_app_id INT NOT NULL,
    auth_session_type INT NOT NULL,
    pani VARCHAR(100) DEFAULT NULL,
    mac VARCHAR(17) DEFAULT NULL,
    app_provided_party VARCHAR(100) DEFAULT NULL,
    is_final_allocation INT UNSIGNED NOT NULL,
    origin_host VARCHAR(150) DEFAULT NULL,
    INDEX hash_idx (hash_entry, hash_id)
);

CREATE TABLE IF NOT EXISTS nds_trusted_domains (
    id INT AUTO_INCREMENT PRIMARY KEY,
    trusted_domain VARCHAR(83) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS s_cscf (
    id INT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(83) DEFAULT '' NOT NULL,
    s_cscf_uri VARCHAR(83) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS s_cscf_capabilities (
    id INT AUTO_INCREMENT PRIMARY KEY,
    id_s_cscf INT DEFAULT 0 NOT NULL,
    capability INT DEFAULT 0 NOT NULL,
    INDEX idx_capability (capability),
    INDEX idx_id_s_cscf (id_s_cscf)
);

INSERT IGNORE INTO version (table_name, table_version) VALUES
    ('contact', 6),
    ('impu', 6),
    ('impu_contact', 6),
    ('impu_subscriber', 6),
    ('subscriber_scscf', 6),
    ('pcscf_location', 7),
    ('dialog_in', 7),
    ('dialog_out', 7),
    ('ro_session', 3),
    ('nds_trusted_domains', 1),
    ('s_cscf', 1),
    ('s_cscf_capabilities', 1);
