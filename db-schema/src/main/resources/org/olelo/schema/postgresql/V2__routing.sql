-- Dialogs, dispatching, number and carrier routing, shared tables.

CREATE TABLE IF NOT EXISTS dialog (
    id SERIAL PRIMARY KEY,
    hash_entry BIGINT NOT NULL,
    hash_id BIGINT NOT NULL,
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
    state BIGINT NOT NULL,
    start_time BIGINT NOT NULL,
    timeout BIGINT DEFAULT 0 NOT NULL,
    sflags BIGINT DEFAULT 0 NOT NULL,
    iflags BIGINT DEFAULT 0 NOT NULL,
    toroute_name VARCHAR(32),
    req_uri VARCHAR(255) NOT NULL,
    xdata VARCHAR(512)
);
CREATE INDEX IF NOT EXISTS dialog_hash_idx ON dialog (hash_entry, hash_id);

CREATE TABLE IF NOT EXISTS dialog_vars (
    id SERIAL PRIMARY KEY,
    hash_entry BIGINT NOT NULL,
    hash_id BIGINT NOT NULL,
    dialog_key VARCHAR(128) NOT NULL,
    dialog_value VARCHAR(512) NOT NULL
);
CREATE INDEX IF NOT EXISTS dialog_vars_hash_idx ON dialog_vars (hash_entry, hash_id);

CREATE TABLE IF NOT EXISTS dispatcher (
    id SERIAL PRIMARY KEY,
    setid INTEGER DEFAULT 0 NOT NULL,
    destination VARCHAR(192) DEFAULT '' NOT NULL,
    flags INTEGER DEFAULT 0 NOT NULL,
    priority INTEGER DEFAULT 0 NOT NULL,
    attrs VARCHAR(128) DEFAULT '' NOT NULL,
    description VARCHAR(64) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS dialplan (
    id SERIAL PRIMARY KEY,
    dpid INTEGER NOT NULL,
    pr INTEGER NOT NULL,
    match_op INTEGER NOT NULL,
    match_exp VARCHAR(64) NOT NULL,
    match_len INTEGER NOT NULL,
    subst_exp VARCHAR(64) NOT NULL,
    repl_exp VARCHAR(256) NOT NULL,
    attrs VARCHAR(64) NOT NULL
);

CREATE TABLE IF NOT EXISTS pdt (
    id SERIAL PRIMARY KEY,
    sdomain VARCHAR(255) NOT NULL,
    prefix VARCHAR(32) NOT NULL,
    domain VARCHAR(255) DEFAULT '' NOT NULL,
    CONSTRAINT pdt_sdomain_prefix_idx UNIQUE (sdomain, prefix)
);

CREATE TABLE IF NOT EXISTS htable (
    id SERIAL PRIMARY KEY,
    key_name VARCHAR(256) DEFAULT '' NOT NULL,
    key_type INTEGER DEFAULT 0 NOT NULL,
    value_type INTEGER DEFAULT 0 NOT NULL,
    key_value VARCHAR(512) DEFAULT '' NOT NULL,
    expires INTEGER DEFAULT 0 NOT NULL
);

CREATE TABLE IF NOT EXISTS mtree (
    id SERIAL PRIMARY KEY,
    tprefix VARCHAR(32) DEFAULT '' NOT NULL,
    tvalue VARCHAR(128) DEFAULT '' NOT NULL,
    CONSTRAINT mtree_tprefix_idx UNIQUE (tprefix)
);

CREATE TABLE IF NOT EXISTS mtrees (
    id SERIAL PRIMARY KEY,
    tname VARCHAR(128) DEFAULT '' NOT NULL,
    tprefix VARCHAR(32) DEFAULT '' NOT NULL,
    tvalue VARCHAR(128) DEFAULT '' NOT NULL,
    CONSTRAINT mtrees_tname_tprefix_tvalue_idx UNIQUE (tname, tprefix, tvalue)
);

CREATE TABLE IF NOT EXISTS lcr_gw (
    id SERIAL PRIMARY KEY,
    lcr_id INTEGER NOT NULL,
    gw_name VARCHAR(128),
    ip_addr VARCHAR(50),
    hostname VARCHAR(64),
    port INTEGER,
    params VARCHAR(64),
    uri_scheme SMALLINT,
    transport SMALLINT,
    strip SMALLINT,
    prefix VARCHAR(16) DEFAULT NULL,
    tag VARCHAR(64) DEFAULT NULL,
    flags BIGINT DEFAULT 0 NOT NULL,
    defunct BIGINT DEFAULT NULL
);
CREATE INDEX IF NOT EXISTS lcr_gw_lcr_id_idx ON lcr_gw (lcr_id);

CREATE TABLE IF NOT EXISTS lcr_rule (
    id SERIAL PRIMARY KEY,
    lcr_id INTEGER NOT NULL,
    prefix VARCHAR(16) DEFAULT NULL,
    from_uri VARCHAR(64) DEFAULT NULL,
    request_uri VARCHAR(64) DEFAULT NULL,
    mt_tvalue VARCHAR(128) DEFAULT NULL,
    stopper BIGINT DEFAULT 0 NOT NULL,
    enabled BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT lcr_rule_lcr_id_prefix_from_uri_idx UNIQUE (lcr_id, prefix, from_uri)
);

CREATE TABLE IF NOT EXISTS lcr_rule_target (
    id SERIAL PRIMARY KEY,
    lcr_id INTEGER NOT NULL,
    rule_id BIGINT NOT NULL,
    gw_id BIGINT NOT NULL,
    priority SMALLINT NOT NULL,
    weight BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT lcr_rule_target_rule_id_gw_id_idx UNIQUE (rule_id, gw_id)
);
CREATE INDEX IF NOT EXISTS lcr_rule_target_lcr_id_idx ON lcr_rule_target (lcr_id);

CREATE TABLE IF NOT EXISTS carrier_name (
    id SERIAL PRIMARY KEY,
    carrier VARCHAR(64) DEFAULT NULL
);

CREATE TABLE IF NOT EXISTS carrierroute (
    id SERIAL PRIMARY KEY,
    carrier BIGINT DEFAULT 0 NOT NULL,
    domain BIGINT DEFAULT 0 NOT NULL,
    scan_prefix VARCHAR(64) DEFAULT '' NOT NULL,
    flags BIGINT DEFAULT 0 NOT NULL,
    mask BIGINT DEFAULT 0 NOT NULL,
    prob DOUBLE PRECISION DEFAULT 0 NOT NULL,
    strip BIGINT DEFAULT 0 NOT NULL,
    rewrite_host VARCHAR(255) DEFAULT '' NOT NULL,
    rewrite_prefix VARCHAR(64) DEFAULT '' NOT NULL,
    rewrite_suffix VARCHAR(64) DEFAULT '' NOT NULL,
    description VARCHAR(255) DEFAULT NULL
);

CREATE TABLE IF NOT EXISTS carrierfailureroute (
    id SERIAL PRIMARY KEY,
    carrier BIGINT DEFAULT 0 NOT NULL,
    domain BIGINT DEFAULT 0 NOT NULL,
    scan_prefix VARCHAR(64) DEFAULT '' NOT NULL,
    host_name VARCHAR(255) DEFAULT '' NOT NULL,
    reply_code VARCHAR(3) DEFAULT '' NOT NULL,
    flags BIGINT DEFAULT 0 NOT NULL,
    mask BIGINT DEFAULT 0 NOT NULL,
    next_domain BIGINT DEFAULT 0 NOT NULL,
    description VARCHAR(255) DEFAULT NULL
);

CREATE TABLE IF NOT EXISTS domain_name (
    id SERIAL PRIMARY KEY,
    domain VARCHAR(64) DEFAULT NULL
);

CREATE TABLE IF NOT EXISTS dr_gateways (
    gwid SERIAL PRIMARY KEY,
    type BIGINT DEFAULT 0 NOT NULL,
    address VARCHAR(128) NOT NULL,
    strip BIGINT DEFAULT 0 NOT NULL,
    pri_prefix VARCHAR(64) DEFAULT NULL,
    attrs VARCHAR(255) DEFAULT NULL,
    description VARCHAR(128) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS dr_rules (
    ruleid SERIAL PRIMARY KEY,
    groupid VARCHAR(255) NOT NULL,
    prefix VARCHAR(64) NOT NULL,
    timerec VARCHAR(255) NOT NULL,
    priority INTEGER DEFAULT 0 NOT NULL,
    routeid VARCHAR(64) NOT NULL,
    gwlist VARCHAR(255) NOT NULL,
    description VARCHAR(128) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS dr_groups (
    id SERIAL PRIMARY KEY,
    username VARCHAR(64) NOT NULL,
    domain VARCHAR(128) DEFAULT '' NOT NULL,
    groupid BIGINT DEFAULT 0 NOT NULL,
    description VARCHAR(128) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS dr_gw_lists (
    id SERIAL PRIMARY KEY,
    gwlist VARCHAR(255) NOT NULL,
    description VARCHAR(128) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS matrix (
    id SERIAL PRIMARY KEY,
    "first" INTEGER NOT NULL,
    "second" SMALLINT NOT NULL,
    res INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS matrix_matrix_idx ON matrix ("first", "second");

CREATE TABLE IF NOT EXISTS domainpolicy (
    id SERIAL PRIMARY KEY,
    "rule" VARCHAR(255) NOT NULL,
    type VARCHAR(255) NOT NULL,
    att VARCHAR(255),
    val VARCHAR(128),
    description VARCHAR(255) NOT NULL,
    CONSTRAINT domainpolicy_rav_idx UNIQUE ("rule", att, val)
);
CREATE INDEX IF NOT EXISTS domainpolicy_rule_idx ON domainpolicy ("rule");

CREATE TABLE IF NOT EXISTS topos_d (
    id SERIAL PRIMARY KEY,
    rectime TIMESTAMP WITHOUT TIME ZONE NOT NULL,
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
    a_rr TEXT,
    b_rr TEXT,
    s_rr TEXT,
    iflags BIGINT DEFAULT 0 NOT NULL,
    a_uri VARCHAR(255) DEFAULT '' NOT NULL,
    b_uri VARCHAR(255) DEFAULT '' NOT NULL,
    r_uri VARCHAR(255) DEFAULT '' NOT NULL,
    a_srcaddr VARCHAR(128) DEFAULT '' NOT NULL,
    b_srcaddr VARCHAR(128) DEFAULT '' NOT NULL,
    a_socket VARCHAR(128) DEFAULT '' NOT NULL,
    b_socket VARCHAR(128) DEFAULT '' NOT NULL
);
CREATE INDEX IF NOT EXISTS topos_d_rectime_idx ON topos_d (rectime);
CREATE INDEX IF NOT EXISTS topos_d_a_callid_idx ON topos_d (a_callid);
CREATE INDEX IF NOT EXISTS topos_d_a_uuid_idx ON topos_d (a_uuid);
CREATE INDEX IF NOT EXISTS topos_d_b_uuid_idx ON topos_d (b_uuid);

CREATE TABLE IF NOT EXISTS topos_t (
    id SERIAL PRIMARY KEY,
    rectime TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    x_context VARCHAR(64) DEFAULT '' NOT NULL,
    s_method VARCHAR(64) DEFAULT '' NOT NULL,
    s_cseq VARCHAR(64) DEFAULT '' NOT NULL,
    a_callid VARCHAR(255) DEFAULT '' NOT NULL,
    a_uuid VARCHAR(255) DEFAULT '' NOT NULL,
    b_uuid VARCHAR(255) DEFAULT '' NOT NULL,
    direction INTEGER DEFAULT 0 NOT NULL,
    x_via TEXT,
    x_vbranch VARCHAR(255) DEFAULT '' NOT NULL,
    x_rr TEXT,
    y_rr TEXT,
    s_rr TEXT,
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
    b_socket VARCHAR(128) DEFAULT '' NOT NULL
);
CREATE INDEX IF NOT EXISTS topos_t_rectime_idx ON topos_t (rectime);
CREATE INDEX IF NOT EXISTS topos_t_a_callid_idx ON topos_t (a_callid);
CREATE INDEX IF NOT EXISTS topos_t_x_vbranch_idx ON topos_t (x_vbranch);
CREATE INDEX IF NOT EXISTS topos_t_a_uuid_idx ON topos_t (a_uuid);

CREATE TABLE IF NOT EXISTS uacreg (
    id SERIAL PRIMARY KEY,
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
    expires INTEGER DEFAULT 0 NOT NULL,
    flags INTEGER DEFAULT 0 NOT NULL,
    reg_delay INTEGER DEFAULT 0 NOT NULL,
    contact_addr VARCHAR(255) DEFAULT '' NOT NULL,
    socket VARCHAR(128) DEFAULT '' NOT NULL,
    CONSTRAINT uacreg_l_uuid_idx UNIQUE (l_uuid)
);

CREATE TABLE IF NOT EXISTS globalblocklist (
    id SERIAL PRIMARY KEY,
    prefix VARCHAR(64) DEFAULT '' NOT NULL,
    allowlist CHAR(1) DEFAULT '0' NOT NULL,
    description VARCHAR(255) DEFAULT NULL
);
CREATE INDEX IF NOT EXISTS globalblocklist_globalblocklist_idx ON globalblocklist (prefix);

CREATE TABLE IF NOT EXISTS userblocklist (
    id SERIAL PRIMARY KEY,
    username VARCHAR(64) DEFAULT '' NOT NULL,
    domain VARCHAR(64) DEFAULT '' NOT NULL,
    prefix VARCHAR(64) DEFAULT '' NOT NULL,
    allowlist CHAR(1) DEFAULT '0' NOT NULL
);
CREATE INDEX IF NOT EXISTS userblocklist_userblocklist_idx ON userblocklist (username, domain, prefix);

CREATE TABLE IF NOT EXISTS secfilter (
    id SERIAL PRIMARY KEY,
    "action" SMALLINT DEFAULT 0 NOT NULL,
    type SMALLINT DEFAULT 0 NOT NULL,
    "data" VARCHAR(64) DEFAULT '' NOT NULL
);
CREATE INDEX IF NOT EXISTS secfilter_secfilter_idx ON secfilter ("action", type, "data");

CREATE TABLE IF NOT EXISTS pl_pipes (
    id SERIAL PRIMARY KEY,
    pipeid VARCHAR(64) DEFAULT '' NOT NULL,
    algorithm VARCHAR(32) DEFAULT '' NOT NULL,
    plimit INTEGER DEFAULT 0 NOT NULL
);

CREATE TABLE IF NOT EXISTS rtpproxy (
    id SERIAL PRIMARY KEY,
    setid VARCHAR(32) DEFAULT '00' NOT NULL,
    url VARCHAR(64) DEFAULT '' NOT NULL,
    flags INTEGER DEFAULT 0 NOT NULL,
    weight INTEGER DEFAULT 1 NOT NULL,
    description VARCHAR(64) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS rtpengine (
    id SERIAL PRIMARY KEY,
    setid BIGINT DEFAULT 0 NOT NULL,
    url VARCHAR(64) NOT NULL,
    weight BIGINT DEFAULT 1 NOT NULL,
    disabled INTEGER DEFAULT 0 NOT NULL,
    stamp TIMESTAMP WITHOUT TIME ZONE DEFAULT TIMESTAMP '1900-01-01 00:00:01' NOT NULL,
    CONSTRAINT rtpengine_rtpengine_nodes UNIQUE (setid, url)
);

INSERT INTO version (table_name, table_version) VALUES
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
    ('rtpengine', 1)
ON CONFLICT DO NOTHING;
