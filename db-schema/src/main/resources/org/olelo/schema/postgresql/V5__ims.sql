-- IMS modules.

CREATE TABLE IF NOT EXISTS contact (
    id SERIAL PRIMARY KEY,
    contact VARCHAR(255) NOT NULL,
    params VARCHAR(255) DEFAULT NULL,
    path VARCHAR(255) DEFAULT NULL,
    received VARCHAR(255) DEFAULT NULL,
    user_agent VARCHAR(255) DEFAULT NULL,
    expires TIMESTAMP WITHOUT TIME ZONE DEFAULT NULL,
    callid VARCHAR(255) DEFAULT NULL,
    CONSTRAINT contact_contact UNIQUE (contact)
);

CREATE TABLE IF NOT EXISTS impu (
    id SERIAL PRIMARY KEY,
    impu VARCHAR(64) NOT NULL,
    barring INTEGER DEFAULT 0,
    reg_state INTEGER DEFAULT 0,
    ccf1 VARCHAR(64) DEFAULT NULL,
    ccf2 VARCHAR(64) DEFAULT NULL,
    ecf1 VARCHAR(64) DEFAULT NULL,
    ecf2 VARCHAR(64) DEFAULT NULL,
    ims_subscription_data BYTEA,
    CONSTRAINT impu_impu UNIQUE (impu)
);

CREATE TABLE IF NOT EXISTS impu_contact (
    id SERIAL PRIMARY KEY,
    impu_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    CONSTRAINT impu_contact_impu_id UNIQUE (impu_id, contact_id)
);

CREATE TABLE IF NOT EXISTS impu_subscriber (
    id SERIAL PRIMARY KEY,
    impu_id INTEGER NOT NULL,
    subscriber_id INTEGER NOT NULL,
    CONSTRAINT impu_subscriber_impu_id UNIQUE (impu_id, subscriber_id)
);

CREATE TABLE IF NOT EXISTS subscriber_scscf (
    id SERIAL PRIMARY KEY,
    watcher_uri VARCHAR(100) NOT NULL,
    watcher_contact VARCHAR(100) NOT NULL,
    presentity_uri VARCHAR(100) NOT NULL,
    event INTEGER NOT NULL,
    expires TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    version INTEGER NOT NULL,
    local_cseq INTEGER NOT NULL,
    call_id VARCHAR(50) NOT NULL,
    from_tag VARCHAR(50) NOT NULL,
    to_tag VARCHAR(50) NOT NULL,
    record_route TEXT NOT NULL,
    sockinfo_str VARCHAR(50) NOT NULL,
    CONSTRAINT subscriber_scscf_contact UNIQUE (event, watcher_contact, presentity_uri)
);

CREATE TABLE IF NOT EXISTS pcscf_location (
    id SERIAL PRIMARY KEY,
    domain VARCHAR(64) NOT NULL,
    aor VARCHAR(255) NOT NULL,
    host VARCHAR(100) NOT NULL,
    port INTEGER NOT NULL,
    received VARCHAR(128) DEFAULT NULL,
    received_port BIGINT DEFAULT NULL,
    received_proto BIGINT DEFAULT NULL,
    path VARCHAR(512) DEFAULT NULL,
    rinstance VARCHAR(255) DEFAULT NULL,
    rx_session_id VARCHAR(256) DEFAULT NULL,
    reg_state CHAR(4) DEFAULT NULL,
    expires TIMESTAMP WITHOUT TIME ZONE DEFAULT TIMESTAMP '2030-05-28 21:32:15',
    service_routes VARCHAR(2048) DEFAULT NULL,
    socket VARCHAR(64) DEFAULT NULL,
    public_ids VARCHAR(2048) DEFAULT NULL,
    security_type INTEGER DEFAULT NULL,
    protocol VARCHAR(5) DEFAULT NULL,
    mode VARCHAR(10) DEFAULT NULL,
    ck VARCHAR(100) DEFAULT NULL,
    ik VARCHAR(100) DEFAULT NULL,
    ealg VARCHAR(20) DEFAULT NULL,
    ialg VARCHAR(20) DEFAULT NULL,
    port_pc BIGINT DEFAULT NULL,
    port_ps BIGINT DEFAULT NULL,
    port_uc BIGINT DEFAULT NULL,
    port_us BIGINT DEFAULT NULL,
    spi_pc BIGINT DEFAULT NULL,
    spi_ps BIGINT DEFAULT NULL,
    spi_uc BIGINT DEFAULT NULL,
    spi_us BIGINT DEFAULT NULL,
    t_security_type INTEGER DEFAULT NULL,
    t_protocol VARCHAR(5) DEFAULT NULL,
    t_mode VARCHAR(10) DEFAULT NULL,
    t_ck VARCHAR(100) DEFAULT NULL,
    t_ik VARCHAR(100) DEFAULT NULL,
    t_ealg VARCHAR(20) DEFAULT NULL,
    t_ialg VARCHAR(20) DEFAULT NULL,
    t_port_pc BIGINT DEFAULT NULL,
    t_port_ps BIGINT DEFAULT NULL,
    t_port_uc BIGINT DEFAULT NULL,
    t_port_us BIGINT DEFAULT NULL,
    t_spi_pc BIGINT DEFAULT NULL,
    t_spi_ps BIGINT DEFAULT NULL,
    t_spi_uc BIGINT DEFAULT NULL,
    t_spi_us BIGINT DEFAULT NULL
);
CREATE INDEX IF NOT EXISTS pcscf_location_aor_idx ON pcscf_location (aor);

CREATE TABLE IF NOT EXISTS dialog_in (
    id SERIAL PRIMARY KEY,
    hash_entry BIGINT NOT NULL,
    hash_id BIGINT NOT NULL,
    did VARCHAR(45) NOT NULL,
    callid VARCHAR(255) NOT NULL,
    from_uri VARCHAR(255) NOT NULL,
    from_tag VARCHAR(128) NOT NULL,
    caller_original_cseq VARCHAR(20) NOT NULL,
    req_uri VARCHAR(255) NOT NULL,
    caller_route_set VARCHAR(512),
    caller_contact VARCHAR(255) NOT NULL,
    caller_sock VARCHAR(64) NOT NULL,
    timeout BIGINT DEFAULT 0 NOT NULL,
    state BIGINT NOT NULL,
    start_time BIGINT NOT NULL,
    sflags BIGINT DEFAULT 0 NOT NULL,
    toroute_name VARCHAR(32),
    toroute_index BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS dialog_in_hash_idx ON dialog_in (hash_entry, hash_id);

CREATE TABLE IF NOT EXISTS dialog_out (
    id SERIAL PRIMARY KEY,
    hash_entry BIGINT NOT NULL,
    hash_id BIGINT NOT NULL,
    did VARCHAR(45) NOT NULL,
    to_uri VARCHAR(255) NOT NULL,
    to_tag VARCHAR(128) NOT NULL,
    caller_cseq VARCHAR(20) NOT NULL,
    callee_cseq VARCHAR(20) NOT NULL,
    callee_contact VARCHAR(255) NOT NULL,
    callee_route_set VARCHAR(512),
    callee_sock VARCHAR(64) NOT NULL
);
CREATE INDEX IF NOT EXISTS dialog_out_hash_idx ON dialog_out (hash_entry, hash_id);

CREATE TABLE IF NOT EXISTS ro_session (
    id SERIAL PRIMARY KEY,
    hash_entry BIGINT NOT NULL,
    hash_id BIGINT NOT NULL,
    session_id VARCHAR(100) NOT NULL,
    dlg_hash_entry BIGINT NOT NULL,
    dlg_hash_id BIGINT NOT NULL,
    direction BIGINT NOT NULL,
    asserted_identity VARCHAR(100) NOT NULL,
    callee VARCHAR(100) NOT NULL,
    start_time TIMESTAMP WITHOUT TIME ZONE DEFAULT NULL,
    last_event_timestamp TIMESTAMP WITHOUT TIME ZONE DEFAULT NULL,
    reserved_secs INTEGER DEFAULT NULL,
    valid_for INTEGER DEFAULT NULL,
    state INTEGER DEFAULT NULL,
    incoming_trunk_id VARCHAR(20) DEFAULT NULL,
    outgoing_trunk_id VARCHAR(20) DEFAULT NULL,
    rating_group INTEGER DEFAULT NULL,
    service_identifier INTEGER DEFAULT NULL,
    auth_app_id INTEGER NOT NULL,
    auth_session_type INTEGER NOT NULL,
    pani VARCHAR(100) DEFAULT NULL,
    mac VARCHAR(17) DEFAULT NULL,
    app_provided_party VARCHAR(100) DEFAULT NULL,
    is_final_allocation BIGINT NOT NULL,
    origin_host VARCHAR(150) DEFAULT NULL
);
CREATE INDEX IF NOT EXISTS ro_session_hash_idx ON ro_session (hash_entry, hash_id);

CREATE TABLE IF NOT EXISTS nds_trusted_domains (
    id SERIAL PRIMARY KEY,
    trusted_domain VARCHAR(83) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS s_cscf (
    id SERIAL PRIMARY KEY,
    name VARCHAR(83) DEFAULT '' NOT NULL,
    s_cscf_uri VARCHAR(83) DEFAULT '' NOT NULL
);

CREATE TABLE IF NOT EXISTS s_cscf_capabilities (
    id SERIAL PRIMARY KEY,
    id_s_cscf INTEGER DEFAULT 0 NOT NULL,
    capability INTEGER DEFAULT 0 NOT NULL
);
CREATE INDEX IF NOT EXISTS s_cscf_capabilities_idx_capability ON s_cscf_capabilities (capability);
CREATE INDEX IF NOT EXISTS s_cscf_capabilities_idx_id_s_cscf ON s_cscf_capabilities (id_s_cscf);

INSERT INTO version (table_name, table_version) VALUES
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
    ('s_cscf_capabilities', 1)
ON CONFLICT DO NOTHING;
