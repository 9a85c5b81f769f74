-- Dialogs, dispatching, number and carrier routing, shared tables.

CREATE TABLE IF NOT EXISTS dialog (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    hash_entry INT UNSIGNED NOT NULL,
    hash_id INT UNSIGNED NOT NULL,
    callid VARCHAR(255) NOT NULL,
    from_uri VARCHAR(255) NOT NULL,
    from_tag VARCHAR(128) NOT NULL,
    to_uri VARCHAR(255) NOT NULL,
    to_tag VARCHAR(128) NOT NULL,
    caller_cseq VARCHAR(20) NOT NULL,
    callee_cseq VARCHAR(20) NOT NULL,
    caller_route_set VARCHAR(512),
    callee_route_set VARCHAR(512),
    caller_contact VARCHAR(255) NOT NULL,
    callee_contact VARCHAR(255) NOT NULL,
    caller_sock VARCHAR(64) NOT NULL,
    callee_sock VARCHAR(64) NOT NULL,
    state INT UNSIGNED NOT NULL,
    start_time INT UNSIGNED NOT NULL,
    timeout INT UNSIGNED DEFAULT 0 NOT NULL,
    sflags INT UNSIGNED DEFAULT 0 NOT NULL,
    iflags INT UNSIGNED DEFAULT 0 NOT NULL,
    toroute_name VARCHAR(32),
    req_uri VARCHAR(255) NOT NULL,
    xdata VARCHAR(512),
    INDEX hash_idx (hash_entry, hash_id)
);

CREATE TABLE IF NOT EXISTS dialog_vars (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    hash_entry INT UNSIGNED NOT NULL,
    hash_id INT UNSIGNED NOT NULL,
    dialog_key VARCHAR(128) NOT NULL,
    dialog_value VARCHAR(512) NOT NULL,
    INDEX hash_idx (hash_entry, hash_id)
);

CREATE TABLE IF NOT EXISTS dispatcher (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    setid INT DEFAULT 0 NOT NULL,
    destination VARCHAR(192) DEFAULT '' NOT NULL,
    flags INT DEFAULT 0 NOT NULL,
    priority INT DEFAULT 0 NOT NULL,
    attrs VARCHAR(128) DEFAULT '' NOT NULL,
    description VARCHAR(64) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS dialplan (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    dpid INT NOT NULL,
    pr INT NOT NULL,
    match_op INT NOT NULL,
    match_exp VARCHAR(64) NOT NULL,
    match_len INT NOT NULL,
    subst_exp VARCHAR(64) NOT NULL,
    repl_exp VARCHAR(256) NOT NULL,
    attrs VARCHAR(64) NOT NULL
);

CREATE TABLE IF NOT EXISTS pdt (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    sdomain VARCHAR(255) NOT NULL,
    prefix VARCHAR(32) NOT NULL,
    domain VARCHAR(255) DEFAULT '' NOT NULL,
    CONSTRAINT sdomain_prefix_idx UNIQUE (sdomain, prefix)
);

CREATE TABLE IF NOT EXISTS htable (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    key_name VARCHAR(256) DEFAULT '' NOT NULL,
    key_type INT DEFAULT 0 NOT NULL,
    value_type INT DEFAULT 0 NOT NULL,
    key_value VARCHAR(512) DEFAULT '' NOT NULL,
    expires INT DEFAULT 0 NOT NULL
);

CREATE TABLE IF NOT EXISTS mtree (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    tprefix VARCHAR(32) DEFAULT '' NOT NULL,
    tvalue VARCHAR(128) DEFAULT '' NOT NULL,
    CONSTRAINT tprefix_idx UNIQUE (tprefix)
);

CREATE TABLE IF NOT EXISTS mtrees (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    tname VARCHAR(128) DEFAULT '' NOT NULL,
    tprefix VARCHAR(32) DEFAULT '' NOT NULL,
    tvalue VARCHAR(128) DEFAULT '' NOT NULL,
    CONSTRAINT tname_tprefix_tvalue_idx UNIQUE (tname, tprefix, tvalue)
);

CREATE TABLE IF NOT EXISTS lcr_gw (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    lcr_id SMALLINT UNSIGNED NOT NULL,
    gw_name VARCHAR(128),
    ip_addr VARCHAR(50),
    hostname VARCHAR(64),
    port SMALLINT UNSIGNED,
    params VARCHAR(64),
    uri_scheme TINYINT UNSIGNED,
    transport TINYINT UNSIGNED,
    strip TINYINT UNSIGNED,
    prefix VARCHAR(16) DEFAULT NULL,
    tag VARCHAR(64) DEFAULT NULL,
    flags INT UNSIGNED DEFAULT 0 NOT NULL,
    defunct INT UNSIGNED DEFAULT NULL,
    INDEX lcr_id_idx (lcr_id)
);

CREATE TABLE IF NOT EXISTS lcr_rule (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    lcr_id SMALLINT UNSIGNED NOT NULL,
    prefix VARCHAR(16) DEFAULT NULL,
    from_uri VARCHAR(64) DEFAULT NULL,
    request_uri VARCHAR(64) DEFAULT NULL,
    mt_tvalue VARCHAR(128) DEFAULT NULL,
    stopper INT UNSIGNED DEFAULT 0 NOT NULL,
    enabled INT UNSIGNED DEFAULT 1 NOT NULL,
    CONSTRAINT lcr_id_prefix_from_uri_idx UNIQUE (lcr_id, prefix, from_uri)
);

CREATE TABLE IF NOT EXISTS lcr_rule_target (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    lcr_id SMALLINT UNSIGNED NOT NULL,
    rule_id INT UNSIGNED NOT NULL,
    gw_id INT UNSIGNED NOT NULL,
    priority TINYINT UNSIGNED NOT NULL,
    weight INT UNSIGNED DEFAULT 1 NOT NULL,
    CONSTRAINT rule_id_gw_id_idx UNIQUE (rule_id, gw_id),
    INDEX lcr_id_idx (lcr_id)
);

CREATE TABLE IF NOT EXISTS carrier_name (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    carrier VARCHAR(64) DEFAULT NULL
);

CREATE TABLE IF NOT EXISTS carrierroute (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    carrier INT UNSIGNED DEFAULT 0 NOT NULL,
    domain INT UNSIGNED DEFAULT 0 NOT NULL,
    scan_prefix VARCHAR(64) DEFAULT '' NOT NULL,
    flags INT UNSIGNED DEFAULT 0 NOT NULL,
    mask INT UNSIGNED DEFAULT 0 NOT NULL,
    prob FLOAT DEFAULT 0 NOT NULL,
    strip INT UNSIGNED DEFAULT 0 NOT NULL,
    rewrite_host VARCHAR(255) DEFAULT '' NOT NULL,
    rewrite_prefix VARCHAR(64) DEFAULT '' NOT NULL,
    rewrite_suffix VARCHAR(64) DEFAULT '' NOT NULL,
    description VARCHAR(255) DEFAULT NULL
);

CREATE TABLE IF NOT EXISTS carrierfailureroute (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    carrier INT UNSIGNED DEFAULT 0 NOT NULL,
    domain INT UNSIGNED DEFAULT 0 NOT NULL,
    scan_prefix VARCHAR(64) DEFAULT '' NOT NULL,
    host_name VARCHAR(255) DEFAULT '' NOT NULL,
    reply_code VARCHAR(3) DEFAULT '' NOT NULL,
    flags INT UNSIGNED DEFAULT 0 NOT NULL,
    mask INT UNSIGNED DEFAULT 0 NOT NULL,
    next_domain INT UNSIGNED DEFAULT 0 NOT NULL,
    description VARCHAR(255) DEFAULT NULL
);

CREATE TABLE IF NOT EXISTS domain_name (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    domain VARCHAR(64) DEFAULT NULL
);

CREATE TABLE IF NOT EXISTS dr_gateways (
    gwid INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    type INT UNSIGNED DEFAULT 0 NOT NULL,
    address VARCHAR(128) NOT NULL,
    strip INT UNSIGNED DEFAULT 0 NOT NULL,
    pri_prefix VARCHAR(64) DEFAULT NULL,
    attrs VARCHAR(255) DEFAULT NULL,
    description VARCHAR(128) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS dr_rules (
    ruleid INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    groupid VARCHAR(255) NOT NULL,
    prefix VARCHAR(64) NOT NULL,
    timerec VARCHAR(255) NOT NULL,
    priority INT DEFAULT 0 NOT NULL,
    routeid VARCHAR(64) NOT NULL,
    gwlist VARCHAR(255) NOT NULL,
    description VARCHAR(128) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS dr_groups (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) NOT NULL,
    domain VARCHAR(128) DEFAULT '' NOT NULL,
    groupid INT UNSIGNED DEFAULT 0 NOT NULL,
    description VARCHAR(128) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS dr_gw_lists (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    gwlist VARCHAR(255) NOT NULL,
    description VARCHAR(128) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS matrix (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    `first` INT NOT NULL,
    `second` SMALLINT NOT NULL,
    res INT NOT NULL,
    INDEX matrix_idx (`first`, `second`)
);

CREATE TABLE IF NOT EXISTS domainpolicy (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    `rule` VARCHAR(255) NOT NULL,
    type VARCHAR(255) NOT NULL,
    att VARCHAR(255),
    val VARCHAR(128),
    description VARCHAR(255) NOT NULL,
    CONSTRAINT rav_idx UNIQUE (`rule`, att, val),
    INDEX rule_idx (`rule`)
);

CREATE TABLE IF NOT EXISTS topos_d (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    rectime DATETIME NOT NULL,
    x_context VARCHAR(64) DEFAULT '' NOT NULL,
    s_method VARCHAR(64) DEFAULT '' NOT NULL,
    s_cseq VARCHAR(64) DEFAULT '' NOT NULL,
    a_callid VARCHAR(255) DEFAULT '' NOT NULL,
    a_uuid VARCHAR(255) DEFAULT '' NOT NULL,
    b_uuid VARCHAR(255) DEFAULT '' NOT NULL,
    a_contact VARCHAR(512) DEFAULT '' NOT NULL,
    b_contact VARCHAR(512) DEFAULT '' NOT NULL,
    as_contact VARCHAR(512) DEFAULT '' NOT NULL,
    bs_contact VARCHAR(512) DEFAULT '' NOT NULL,
    a_tag VARCHAR(255) DEFAULT '' NOT NULL,
    b_tag VARCHAR(255) DEFAULT '' NOT NULL,
    a_rr MEDIUMTEXT,
    b_rr MEDIUMTEXT,
    s_rr MEDIUMTEXT,
    iflags INT UNSIGNED DEFAULT 0 NOT NULL,
    a_uri VARCHAR(255) DEFAULT '' NOT NULL,
    b_uri VARCHAR(255) DEFAULT '' NOT NULL,
    r_uri VARCHAR(255) DEFAULT '' NOT NULL,
    a_srcaddr VARCHAR(128) DEFAULT '' NOT NULL,
    b_srcaddr VARCHAR(128) DEFAULT '' NOT NULL,
    a_socket VARCHAR(128) DEFAULT '' NOT NULL,
    b_socket VARCHAR(128) DEFAULT '' NOT NULL,
    INDEX rectime_idx (rectime),
    INDEX a_callid_idx (a_callid),
    INDEX a_uuid_idx (a_uuid),
    INDEX b_uuid_idx (b_uuid)
);

CREATE TABLE IF NOT EXISTS topos_t (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    rectime DATETIME NOT NULL,
    x_context VARCHAR(64) DEFAULT '' NOT NULL,
    s_method VARCHAR(64) DEFAULT '' NOT NULL,
    s_cseq VARCHAR(64) DEFAULT '' NOT NULL,
    a_callid VARCHAR(255) DEFAULT '' NOT NULL,
    a_uuid VARCHAR(255) DEFAULT '' NOT NULL,
    b_uuid VARCHAR(255) DEFAULT '' NOT NULL,
    direction INT DEFAULT 0 NOT NULL,
    x_via MEDIUMTEXT,
    x_vbranch VARCHAR(255) DEFAULT '' NOT NULL,
    x_rr MEDIUMTEXT,
    y_rr MEDIUMTEXT,
    s_rr MEDIUMTEXT,
    x_uri VARCHAR(255) DEFAULT '' NOT NULL,
    a_contact VARCHAR(512) DEFAULT '' NOT NULL,
    b_contact VARCHAR(512) DEFAULT '' NOT NULL,
    as_contact VARCHAR(512) DEFAULT '' NOT NULL,
    bs_contact VARCHAR(512) DEFAULT '' NOT NULL,
    x_tag VARCHAR(255) DEFAULT '' NOT NULL,
    a_tag VARCHAR(255) DEFAULT '' NOT NULL,
    b_tag VARCHAR(255) DEFAULT '' NOT NULL,
    a_srcaddr VARCHAR(255) DEFAULT '' NOT NULL,
    b_srcaddr VARCHAR(255) DEFAULT '' NOT NULL,
    a_socket VARCHAR(128) DEFAULT '' NOT NULL,
    b_socket VARCHAR(128) DEFAULT '' NOT NULL,
    INDEX rectime_idx (rectime),
    INDEX a_callid_idx (a_callid),
    INDEX x_vbranch_idx (x_vbranch),
    INDEX a_uuid_idx (a_uuid)
);

CREATE TABLE IF NOT EXISTS uacreg (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    l_uuid VARCHAR(64) DEFAULT '' NOT NULL,
    l_username VARCHAR(64) DEFAULT '' NOT NULL,
    l_domain VARCHAR(64) DEFAULT '' NOT NULL,
    r_username VARCHAR(64) DEFAULT '' NOT NULL,
    r_domain VARCHAR(64) DEFAULT '' NOT NULL,
    realm VARCHAR(64) DEFAULT '' NOT NULL,
    auth_username VARCHAR(64) DEFAULT '' NOT NULL,
    auth_password VARCHAR(64) DEFAULT '' NOT NULL,
    auth_ha1 VARCHAR(128) DEFAULT '' NOT NULL,
    auth_proxy VARCHAR(255) DEFAULT '' NOT NULL,
    expires INT DEFAULT 0 NOT NULL,
    flags INT DEFAULT 0 NOT NULL,
    reg_delay INT DEFAULT 0 NOT NULL,
    contact_addr VARCHAR(255) DEFAULT '' NOT NULL,
    socket VARCHAR(128) DEFAULT '' NOT NULL,
    CONSTRAINT l_uuid_idx UNIQUE (l_uuid)
);

CREATE TABLE IF NOT EXISTS globalblocklist (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    prefix VARCHAR(64) DEFAULT '' NOT NULL,
    allowlist CHAR(1) DEFAULT '0' NOT NULL,
    description VARCHAR(255) DEFAULT NULL,
    INDEX globalblocklist_idx (prefix)
);

CREATE TABLE IF NOT EXISTS userblocklist (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) DEFAULT '' NOT NULL,
    domain VARCHAR(64) DEFAULT '' NOT NULL,
    prefix VARCHAR(64) DEFAULT '' NOT NULL,
    allowlist CHAR(1) DEFAULT '0' NOT NULL,
    INDEX userblocklist_idx (username, domain, prefix)
);

CREATE TABLE IF NOT EXISTS secfilter (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    `action` SMALLINT DEFAULT 0 NOT NULL,
    type SMALLINT DEFAULT 0 NOT NULL,
    `data` VARCHAR(64) DEFAULT '' NOT NULL,
    INDEX secfilter_idx (`action`, type, `data`)
);

CREATE TABLE IF NOT EXISTS pl_pipes (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    pipeid VARCHAR(64) DEFAULT '' NOT NULL,
    algorithm VARCHAR(32) DEFAULT '' NOT NULL,
    plimit INT DEFAULT 0 NOT NULL
);

CREATE TABLE IF NOT EXISTS rtpproxy (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    setid VARCHAR(32) DEFAULT '00' NOT NULL,
    url VARCHAR(64) DEFAULT '' NOT NULL,
    flags INT DEFAULT 0 NOT NULL,
    weight INT DEFAULT 1 NOT NULL,
    description VARCHAR(64) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS rtpengine (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    setid INT UNSIGNED DEFAULT 0 NOT NULL,
    url VARCHAR(64) NOT NULL,
    weight INT UNSIGNED DEFAULT 1 NOT NULL,
    disabled INT DEFAULT 0 NOT NULL,
    stamp DATETIME DEFAULT '1900-01-01 00:00:01' NOT NULL,
    CONSTRAINT rtpengine_nodes UNIQUE (setid, url)
);

INSERT IGNORE INTO version (table_name, table_version) VALUES
    ('dialog', 7),
    ('dialog_vars', 1),
    ('dispatcher', 4),
    ('dialplan', 2),
    ('pdt', 1),
    ('htable', 2),
    ('mtree', 1),
    ('mtrees', 2),
    ('lcr_gw', 3),
    ('lcr_rule', 3),
    ('lcr_rule_target', 1),
    ('carrier_name', 1),
    ('carrierroute', 3),
    ('carrierfailureroute', 2),
    ('domain_name', 1),
    ('dr_gateways', 3),
    ('dr_rules', 3),
    ('dr_groups', 2),
    ('dr_gw_lists', 1),
    ('matrix', 1),
    ('domainpolicy', 2),
    ('topos_d', 2),
    ('topos_t', 2),
    ('uacreg', 5),
    ('globalblocklist', 1),
    ('userblocklist', 1),
    ('secfilter', 1),
    ('pl_pipes', 1),
    ('rtpproxy', 1),
    ('rtpengine', 1);
