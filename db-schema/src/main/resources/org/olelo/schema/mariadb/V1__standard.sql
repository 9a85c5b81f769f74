-- Accounts, user location, aliases, domains, permissions, accounting.

CREATE TABLE IF NOT EXISTS version (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    table_name VARCHAR(32) NOT NULL,
    table_version INT UNSIGNED DEFAULT 0 NOT NULL,
    CONSTRAINT table_name_idx UNIQUE (table_name)
);

CREATE TABLE IF NOT EXISTS subscriber (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) DEFAULT '' NOT NULL,
    domain VARCHAR(64) DEFAULT '' NOT NULL,
    password VARCHAR(64) DEFAULT '' NOT NULL,
    ha1 VARCHAR(128) DEFAULT '' NOT NULL,
    ha1b VARCHAR(128) DEFAULT '' NOT NULL,
    CONSTRAINT account_idx UNIQUE (username, domain),
    INDEX username_idx (username)
);

CREATE TABLE IF NOT EXISTS location (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    ruid VARCHAR(64) DEFAULT '' NOT NULL,
    username VARCHAR(64) DEFAULT '' NOT NULL,
    domain VARCHAR(64) DEFAULT NULL,
    contact VARCHAR(512) DEFAULT '' NOT NULL,
    received VARCHAR(128) DEFAULT NULL,
    path VARCHAR(512) DEFAULT NULL,
    expires DATETIME DEFAULT '2030-05-28 21:32:15' NOT NULL,
    q FLOAT(10,2) DEFAULT 1.0 NOT NULL,
    callid VARCHAR(255) DEFAULT 'Default-Call-ID' NOT NULL,
    cseq INT DEFAULT 1 NOT NULL,
    last_modified DATETIME DEFAULT '2000-01-01 00:00:01' NOT NULL,
    flags INT DEFAULT 0 NOT NULL,
    cflags INT DEFAULT 0 NOT NULL,
    user_agent VARCHAR(255) DEFAULT '' NOT NULL,
    socket VARCHAR(64) DEFAULT NULL,
    methods INT DEFAULT NULL,
    instance VARCHAR(255) DEFAULT NULL,
    reg_id INT DEFAULT 0 NOT NULL,
    server_id INT DEFAULT 0 NOT NULL,
    connection_id INT DEFAULT 0 NOT NULL,
    keepalive INT DEFAULT 0 NOT NULL,
    `partition` INT DEFAULT 0 NOT NULL,
    INDEX account_contact_idx (username, domain, contact),
    CONSTRAINT ruid_idx UNIQUE (ruid),
    INDEX expires_idx (expires),
    INDEX tcpcon_idx (connection_id),
    INDEX connection_idx (server_id, connection_id)
);

CREATE TABLE IF NOT EXISTS location_attrs (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    ruid VARCHAR(64) DEFAULT '' NOT NULL,
    username VARCHAR(64) DEFAULT '' NOT NULL,
    domain VARCHAR(64) DEFAULT NULL,
    aname VARCHAR(64) DEFAULT '' NOT NULL,
    atype INT DEFAULT 0 NOT NULL,
    avalue VARCHAR(512) DEFAULT '' NOT NULL,
    last_modified DATETIME DEFAULT '2000-01-01 00:00:01' NOT NULL,
    INDEX account_record_idx (username, domain, ruid),
    INDEX last_modified_idx (last_modified)
);

CREATE TABLE IF NOT EXISTS aliases (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    ruid VARCHAR(64) DEFAULT '' NOT NULL,
    username VARCHAR(64) DEFAULT '' NOT NULL,
    domain VARCHAR(64) DEFAULT NULL,
    contact VARCHAR(255) DEFAULT '' NOT NULL,
    received VARCHAR(255) DEFAULT NULL,
    path VARCHAR(512) DEFAULT NULL,
    expires DATETIME DEFAULT '2030-05-28 21:32:15' NOT NULL,
    q FLOAT(10,2) DEFAULT 1.0 NOT NULL,
    callid VARCHAR(255) DEFAULT 'Default-Call-ID' NOT NULL,
    cseq INT DEFAULT 1 NOT NULL,
    last_modified DATETIME DEFAULT '2000-01-01 00:00:01' NOT NULL,
    flags INT DEFAULT 0 NOT NULL,
    cflags INT DEFAULT 0 NOT NULL,
    user_agent VARCHAR(255) DEFAULT '' NOT NULL,
    socket VARCHAR(64) DEFAULT NULL,
    methods INT DEFAULT NULL,
    instance VARCHAR(255) DEFAULT NULL,
    reg_id INT DEFAULT 0 NOT NULL,
    server_id INT DEFAULT 0 NOT NULL,
    connection_id INT DEFAULT 0 NOT NULL,
    keepalive INT DEFAULT 0 NOT NULL,
    `partition` INT DEFAULT 0 NOT NULL,
    INDEX account_contact_idx (username, domain, contact),
    CONSTRAINT ruid_idx UNIQUE (ruid),
    INDEX expires_idx (expires)
);

CREATE TABLE IF NOT EXISTS dbaliases (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    alias_username VARCHAR(64) DEFAULT '' NOT NULL,
    alias_domain VARCHAR(64) DEFAULT '' NOT NULL,
    username VARCHAR(64) DEFAULT '' NOT NULL,
    domain VARCHAR(64) DEFAULT '' NOT NULL,
    INDEX alias_user_idx (alias_username),
    INDEX alias_idx (alias_username, alias_domain),
    INDEX target_idx (username, domain)
);

CREATE TABLE IF NOT EXISTS speed_dial (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) DEFAULT '' NOT NULL,
    domain VARCHAR(64) DEFAULT '' NOT NULL,
    sd_username VARCHAR(64) DEFAULT '' NOT NULL,
    sd_domain VARCHAR(64) DEFAULT '' NOT NULL,
    new_uri VARCHAR(255) DEFAULT '' NOT NULL,
    fname VARCHAR(64) DEFAULT '' NOT NULL,
    lname VARCHAR(64) DEFAULT '' NOT NULL,
    description VARCHAR(64) DEFAULT '' NOT NULL,
    CONSTRAINT speed_dial_idx UNIQUE (username, domain, sd_domain, sd_username)
);

CREATE TABLE IF NOT EXISTS domain (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    domain VARCHAR(64) NOT NULL,
    did VARCHAR(64) DEFAULT NULL,
    last_modified DATETIME DEFAULT '2000-01-01 00:00:01' NOT NULL,
    CONSTRAINT domain_idx UNIQUE (domain)
);

CREATE TABLE IF NOT EXISTS domain_attrs (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    did VARCHAR(64) NOT NULL,
    name VARCHAR(32) NOT NULL,
    type INT UNSIGNED NOT NULL,
    `value` VARCHAR(255) NOT NULL,
    last_modified DATETIME DEFAULT '2000-01-01 00:00:01' NOT NULL,
    INDEX domain_attrs_idx (did, name)
);

CREATE TABLE IF NOT EXISTS grp (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) DEFAULT '' NOT NULL,
    domain VARCHAR(64) DEFAULT '' NOT NULL,
    grp VARCHAR(64) DEFAULT '' NOT NULL,
    last_modified DATETIME DEFAULT '2000-01-01 00:00:01' NOT NULL,
    CONSTRAINT account_group_idx UNIQUE (username, domain, grp)
);

CREATE TABLE IF NOT EXISTS re_grp (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    reg_exp VARCHAR(128) DEFAULT '' NOT NULL,
    group_id INT DEFAULT 0 NOT NULL,
    INDEX group_idx (group_id)
);

CREATE TABLE IF NOT EXISTS uri (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) DEFAULT '' NOT NULL,
    domain VARCHAR(64) DEFAULT '' NOT NULL,
    uri_user VARCHAR(64) DEFAULT '' NOT NULL,
    last_modified DATETIME DEFAULT '2000-01-01 00:00:01' NOT NULL,
    CONSTRAINT account_idx UNIQUE (username, domain, uri_user)
);

CREATE TABLE IF NOT EXISTS usr_preferences (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    uuid VARCHAR(64) DEFAULT '' NOT NULL,
    username VARCHAR(255) DEFAULT '0' NOT NULL,
    domain VARCHAR(64) DEFAULT '' NOT NULL,
    attribute VARCHAR(32) DEFAULT '' NOT NULL,
    type INT DEFAULT 0 NOT NULL,
    `value` VARCHAR(128) DEFAULT '' NOT NULL,
    last_modified DATETIME DEFAULT '2000-01-01 00:00:01' NOT NULL,
    INDEX ua_idx (uuid, attribute),
    INDEX uda_idx (username, domain, attribute)
);

CREATE TABLE IF NOT EXISTS acc (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    method VARCHAR(16) DEFAULT '' NOT NULL,
    from_tag VARCHAR(128) DEFAULT '' NOT NULL,
    to_tag VARCHAR(128) DEFAULT '' NOT NULL,
    callid VARCHAR(255) DEFAULT '' NOT NULL,
    sip_code VARCHAR(3) DEFAULT '' NOT NULL,
    sip_reason VARCHAR(128) DEFAULT '' NOT NULL,
    time DATETIME NOT NULL,
    -- the columns of db_extra in the stock configuration
    src_user VARCHAR(64) DEFAULT '' NOT NULL,
    src_domain VARCHAR(128) DEFAULT '' NOT NULL,
    src_ip VARCHAR(64) DEFAULT '' NOT NULL,
    dst_ouser VARCHAR(64) DEFAULT '' NOT NULL,
    dst_user VARCHAR(64) DEFAULT '' NOT NULL,
    dst_domain VARCHAR(128) DEFAULT '' NOT NULL,
    INDEX callid_idx (callid)
);

CREATE TABLE IF NOT EXISTS acc_cdrs (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    start_time DATETIME DEFAULT '2000-01-01 00:00:00' NOT NULL,
    end_time DATETIME DEFAULT '2000-01-01 00:00:00' NOT NULL,
    duration FLOAT(13,6) DEFAULT 0 NOT NULL,
    INDEX start_time_idx (start_time)
);

CREATE TABLE IF NOT EXISTS missed_calls (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    method VARCHAR(16) DEFAULT '' NOT NULL,
    from_tag VARCHAR(128) DEFAULT '' NOT NULL,
    to_tag VARCHAR(128) DEFAULT '' NOT NULL,
    callid VARCHAR(255) DEFAULT '' NOT NULL,
    sip_code VARCHAR(3) DEFAULT '' NOT NULL,
    sip_reason VARCHAR(128) DEFAULT '' NOT NULL,
    time DATETIME NOT NULL,
    -- the columns of db_extra in the stock configuration
    src_user VARCHAR(64) DEFAULT '' NOT NULL,
    src_domain VARCHAR(128) DEFAULT '' NOT NULL,
    src_ip VARCHAR(64) DEFAULT '' NOT NULL,
    dst_ouser VARCHAR(64) DEFAULT '' NOT NULL,
    dst_user VARCHAR(64) DEFAULT '' NOT NULL,
    dst_domain VARCHAR(128) DEFAULT '' NOT NULL,
    INDEX callid_idx (callid)
);

CREATE TABLE IF NOT EXISTS address (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    grp INT UNSIGNED DEFAULT 1 NOT NULL,
    ip_addr VARCHAR(50) NOT NULL,
    mask INT DEFAULT 32 NOT NULL,
    port SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
    tag VARCHAR(64)
);

CREATE TABLE IF NOT EXISTS trusted (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    src_ip VARCHAR(50) NOT NULL,
    proto VARCHAR(4) NOT NULL,
    from_pattern VARCHAR(64) DEFAULT NULL,
    ruri_pattern VARCHAR(64) DEFAULT NULL,
    tag VARCHAR(64),
    priority INT DEFAULT 0 NOT NULL,
    INDEX peer_idx (src_ip)
);

INSERT IGNORE INTO version (table_name, table_version) VALUES
    ('version', 1),
    ('subscriber', 7),
    ('location', 9),
    ('location_attrs', 1),
    ('aliases', 8),
    ('dbaliases', 1),
    ('speed_dial', 2),
    ('domain', 2),
    ('domain_attrs', 1),
    ('grp', 2),
    ('re_grp', 1),
    ('uri', 1),
    ('usr_preferences', 2),
    ('acc', 5),
    ('acc_cdrs', 2),
    ('missed_calls', 4),
    ('address', 6),
    ('trusted', 6);
