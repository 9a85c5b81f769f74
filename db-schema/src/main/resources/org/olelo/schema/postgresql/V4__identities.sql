-- Tables keyed by user and domain identifiers (modules uid_*).

CREATE TABLE IF NOT EXISTS uid_credentials (
    id SERIAL PRIMARY KEY,
    auth_username VARCHAR(64) NOT NULL,
    did VARCHAR(64) DEFAULT '_default' NOT NULL,
    realm VARCHAR(64) NOT NULL,
    password VARCHAR(28) DEFAULT '' NOT NULL,
    flags INTEGER DEFAULT 0 NOT NULL,
    ha1 VARCHAR(32) NOT NULL,
    ha1b VARCHAR(32) DEFAULT '' NOT NULL,
    uid VARCHAR(64) NOT NULL
);
CREATE INDEX IF NOT EXISTS uid_credentials_cred_idx ON uid_credentials (auth_username, did);
CREATE INDEX IF NOT EXISTS uid_credentials_uid ON uid_credentials (uid);
CREATE INDEX IF NOT EXISTS uid_credentials_did_idx ON uid_credentials (did);
CREATE INDEX IF NOT EXISTS uid_credentials_realm_idx ON uid_credentials (realm);

CREATE TABLE IF NOT EXISTS uid_domain (
    id SERIAL PRIMARY KEY,
    did VARCHAR(64) NOT NULL,
    domain VARCHAR(64) NOT NULL,
    flags BIGINT DEFAULT 0 NOT NULL,
    CONSTRAINT uid_domain_domain_idx UNIQUE (domain)
);
CREATE INDEX IF NOT EXISTS uid_domain_did_idx ON uid_domain (did);

CREATE TABLE IF NOT EXISTS uid_domain_attrs (
    id SERIAL PRIMARY KEY,
    did VARCHAR(64),
    name VARCHAR(32) NOT NULL,
    type INTEGER DEFAULT 0 NOT NULL,
    "value" VARCHAR(128),
    flags BIGINT DEFAULT 0 NOT NULL,
    CONSTRAINT uid_domain_attrs_domain_attr_idx UNIQUE (did, name, "value")
);
CREATE INDEX IF NOT EXISTS uid_domain_attrs_domain_did ON uid_domain_attrs (did, flags);

CREATE TABLE IF NOT EXISTS uid_global_attrs (
    id SERIAL PRIMARY KEY,
    name VARCHAR(32) NOT NULL,
    type INTEGER DEFAULT 0 NOT NULL,
    "value" VARCHAR(128),
    flags BIGINT DEFAULT 0 NOT NULL,
    CONSTRAINT uid_global_attrs_global_attrs_idx UNIQUE (name, "value")
);

CREATE TABLE IF NOT EXISTS uid_uri (
    id SERIAL PRIMARY KEY,
    uid VARCHAR(64) NOT NULL,
    did VARCHAR(64) NOT NULL,
    username VARCHAR(64) NOT NULL,
    flags BIGINT DEFAULT 0 NOT NULL,
    scheme VARCHAR(8) DEFAULT 'sip' NOT NULL
);
CREATE INDEX IF NOT EXISTS uid_uri_uri_idx1 ON uid_uri (username, did, scheme);
CREATE INDEX IF NOT EXISTS uid_uri_uri_uid ON uid_uri (uid);

CREATE TABLE IF NOT EXISTS uid_uri_attrs (
    id SERIAL PRIMARY KEY,
    username VARCHAR(64) NOT NULL,
    did VARCHAR(64) NOT NULL,
    name VARCHAR(32) NOT NULL,
    "value" VARCHAR(128),
    type INTEGER DEFAULT 0 NOT NULL,
    flags BIGINT DEFAULT 0 NOT NULL,
    scheme VARCHAR(8) DEFAULT 'sip' NOT NULL,
    CONSTRAINT uid_uri_attrs_uriattrs_idx UNIQUE (username, did, name, "value", scheme)
);

CREATE TABLE IF NOT EXISTS uid_user_attrs (
    id SERIAL PRIMARY KEY,
    uid VARCHAR(64) NOT NULL,
    name VARCHAR(32) NOT NULL,
    "value" VARCHAR(128),
    type INTEGER DEFAULT 0 NOT NULL,
    flags BIGINT DEFAULT 0 NOT NULL,
    CONSTRAINT uid_user_attrs_userattrs_idx UNIQUE (uid, name, "value")
);

INSERT INTO version (table_name, table_version) VALUES
    ('uid_credentials', 7),
    ('uid_domain', 2),
    ('uid_domain_attrs', 1),
    ('uid_global_attrs', 1),
    ('uid_uri', 3),
    ('uid_uri_attrs', 2),
    ('uid_user_attrs', 3)
ON CONFLICT DO NOTHING;
