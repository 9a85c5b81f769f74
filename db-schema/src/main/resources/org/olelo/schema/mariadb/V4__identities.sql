-- Tables keyed by user and domain identifiers (modules uid_*).

CREATE TABLE IF NOT EXISTS uid_credentials (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    auth_username VARCHAR(64) NOT NULL,
    did VARCHAR(64) DEFAULT '_default' NOT NULL,
    realm VARCHAR(64) NOT NULL,
    password VARCHAR(28) DEFAULT '' NOT NULL,
    flags INT DEFAULT 0 NOT NULL,
    ha1 VARCHAR(32) NOT NULL,
    ha1b VARCHAR(32) DEFAULT '' NOT NULL,
    uid VARCHAR(64) NOT NULL,
    INDEX cred_idx (auth_username, did),
    INDEX uid (uid),
    INDEX did_idx (did),
    INDEX realm_idx (realm)
);

CREATE TABLE IF NOT EXISTS uid_domain (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    did VARCHAR(64) NOT NULL,
    domain VARCHAR(64) NOT NULL,
    flags INT UNSIGNED DEFAULT 0 NOT NULL,
    CONSTRAINT domain_idx UNIQUE (domain),
    INDEX did_idx (did)
);

CREATE TABLE IF NOT EXISTS uid_domain_attrs (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    did VARCHAR(64),
    name VARCHAR(32) NOT NULL,
    type INT DEFAULT 0 NOT NULL,
    `value` VARCHAR(128),
    flags INT UNSIGNED DEFAULT 0 NOT NULL,
    CONSTRAINT domain_attr_idx UNIQUE (did, name, `value`),
    INDEX domain_did (did, flags)
);

CREATE TABLE IF NOT EXISTS uid_global_attrs (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(32) NOT NULL,
    type INT DEFAULT 0 NOT NULL,
    `value` VARCHAR(128),
    flags INT UNSIGNED DEFAULT 0 NOT NULL,
    CONSTRAINT global_attrs_idx UNIQUE (name, `value`)
);

CREATE TABLE IF NOT EXISTS uid_uri (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    uid VARCHAR(64) NOT NULL,
    did VARCHAR(64) NOT NULL,
    username VARCHAR(64) NOT NULL,
    flags INT UNSIGNED DEFAULT 0 NOT NULL,
    scheme VARCHAR(8) DEFAULT 'sip' NOT NULL,
    INDEX uri_idx1 (username, did, scheme),
    INDEX uri_uid (uid)
);

CREATE TABLE IF NOT EXISTS uid_uri_attrs (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(64) NOT NULL,
    did VARCHAR(64) NOT NULL,
    name VARCHAR(32) NOT NULL,
    `value` VARCHAR(128),
    type INT DEFAULT 0 NOT NULL,
    flags INT UNSIGNED DEFAULT 0 NOT NULL,
    scheme VARCHAR(8) DEFAULT 'sip' NOT NULL,
    CONSTRAINT uriattrs_idx UNIQUE (username, did, name, `value`, scheme)
);

CREATE TABLE IF NOT EXISTS uid_user_attrs (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    uid VARCHAR(64) NOT NULL,
    name VARCHAR(32) NOT NULL,
    `value` VARCHAR(128),
    type INT DEFAULT 0 NOT NULL,
    flags INT UNSIGNED DEFAULT 0 NOT NULL,
    CONSTRAINT userattrs_idx UNIQUE (uid, name, `value`)
);

INSERT IGNORE INTO version (table_name, table_version) VALUES
    ('uid_credentials', 7),
    ('uid_domain', 2),
    ('uid_domain_attrs', 1),
    ('uid_global_attrs', 1),
    ('uid_uri', 3),
    ('uid_uri_attrs', 2),
    ('uid_user_attrs', 3);
