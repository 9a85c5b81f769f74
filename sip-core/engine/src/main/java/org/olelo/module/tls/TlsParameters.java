package org.olelo.module.tls;

import org.olelo.cfg.CfgRegistry;
import org.olelo.cfg.CfgString;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.ModParam;

/** The module parameters. Those about OpenSSL's memory and engines are taken and shown, and have no effect. */
final class TlsParameters {
    private static final String GROUP = "tls";

    @ModParam(value = "tls_method", doc = "Protocol versions: TLSv1.2, TLSv1.2+, TLSv1.3 and so on.")
    private String method = "";

    @ModParam(value = "server_name", doc = "Name that clients ask for (SNI).")
    private String serverName = "";

    @ModParam(value = "verify_certificate", doc = "1: peers' certificates are checked.")
    private int verifyCertificate;

    @ModParam(value = "verify_depth", doc = "Most intermediate certificates.")
    private int verifyDepth = 9;

    @ModParam(value = "require_certificate", doc = "1: clients must show a certificate.")
    private int requireCertificate;

    @ModParam(value = "verify_client", doc = "off, on, optional or optional_no_ca.")
    private String verifyClient = "off";

    @ModParam(value = "private_key", doc = "PEM file of the private key.")
    private String privateKey = "";

    @ModParam(value = "ca_list", doc = "PEM file of the trusted authorities.")
    private String caList = "";

    @ModParam(value = "ca_path", doc = "Directory of the trusted authorities.")
    private String caPath = "";

    @ModParam(value = "certificate", doc = "PEM file of the certificate, or container:NAME.")
    private String certificate = "";

    @ModParam(value = "crl", doc = "PEM file of revoked certificates.")
    private String crl = "";

    @ModParam(value = "cipher_list", doc = "Cipher suites as in OpenSSL.")
    private String cipherList = "";

    @ModParam(value = "config", doc = "File with the profiles.")
    private String config = "";

    @ModParam(value = "connection_timeout", doc = "Seconds until a connection without messages is closed.")
    private int connectionTimeout = 600;

    @ModParam(value = "xavp_cfg", doc = "XAVP with server_name and server_id for the next connection.")
    private String xavp = "";

    @ModParam(value = "session_cache", doc = "Shown only.")
    private int sessionCache;

    @ModParam(value = "session_id", doc = "Shown only.")
    private String sessionId = "kamailio-tls-5.x.y";

    @ModParam(value = "renegotiation", doc = "Without effect: the JVM decides.")
    private int renegotiation;

    @ModParam(value = "tls_disable_compression", doc = "Shown only: there is no compression.")
    private int disableCompression = 1;

    @ModParam(value = "ssl_release_buffers", doc = "Shown only.")
    private int releaseBuffers = -1;

    @ModParam(value = "ssl_freelist_max_len", doc = "Shown only.")
    private int freelistMax = -1;

    @ModParam(value = "ssl_max_send_fragment", doc = "Shown only.")
    private int maxSendFragment = -1;

    @ModParam(value = "ssl_read_ahead", doc = "Shown only.")
    private int readAhead;

    @ModParam(value = "send_close_notify", doc = "Shown only: the closing alert is always sent.")
    private int closeNotify;

    @ModParam(value = "low_mem_threshold1", doc = "Shown only.")
    private int lowMemory1 = -1;

    @ModParam(value = "low_mem_threshold2", doc = "Shown only.")
    private int lowMemory2 = -1;

    @ModParam(value = "ct_wq_max", doc = "Shown only: tcp_wq_max bounds the bytes waiting for handshakes too.")
    private int queueMax = 10 * 1024 * 1024;

    @ModParam(value = "con_ct_wq_max", doc = "Shown only: tcp_conn_wq_max bounds them for one connection.")
    private int connectionQueueMax = 65536;

    @ModParam(value = "ct_wq_blk_size", doc = "Shown only.")
    private int queueBlock = 4096;

    @ModParam(value = "tls_log", doc = "Shown only.")
    private int log = 3;

    @ModParam(value = "tls_debug", doc = "Shown only.")
    private int debug = 3;

    @ModParam(value = "tls_force_run", doc = "Without effect.")
    private int forceRun;

    @ModParam(value = "event_callback", doc = "Without effect: there are no embedded languages.")
    private String eventCallback = "";

    @ModParam(value = "rand_engine", doc = "Without effect: the JVM's random numbers are used.")
    private String randEngine = "";

    /** Hardware keys are those of the application server or of a PKCS #11 provider of the JVM. */
    @ModParam(value = "engine", doc = "OpenSSL engine: only NONE.")
    void engine(String name) {
        if (!name.equals("NONE")) {
            throw new IllegalArgumentException(
                    "OpenSSL engines do not exist here; keep the key in the application server and name it by certificate=container:NAME");
        }
    }

    @ModParam(value = "engine_config", doc = "Without effect.")
    private String engineConfig = "";

    @ModParam(value = "engine_algorithms", doc = "Without effect.")
    private String engineAlgorithms = "";

    /** Declares the values of group tls. */
    void declare(CfgRegistry cfg) {
        cfg.integer(GROUP, "force_run", forceRun, 0, 0, "start although checks of the library fail");
        cfg.string(GROUP, "method", shownMethod(), "protocol versions");
        cfg.string(GROUP, "server_name", serverName, "name that clients ask for (SNI)");
        cfg.integer(GROUP, "server_name_mode", 0, 0, 0, "how the name is compared");
        cfg.string(GROUP, "server_id", "", "name of a client profile");
        cfg.integer(GROUP, "verify_certificate", verifyCertificate, 0, 0, "certificates are checked");
        cfg.integer(GROUP, "verify_depth", verifyDepth, 0, 0, "most intermediate certificates");
        cfg.integer(GROUP, "require_certificate", requireCertificate, 0, 0, "clients must show a certificate");
        cfg.string(GROUP, "verify_client", verifyClient, "off, on, optional or optional_no_ca");
        cfg.string(GROUP, "private_key", privateKey, "PEM file of the private key");
        cfg.string(GROUP, "ca_list", caList, "PEM file of the trusted authorities");
        cfg.string(GROUP, "ca_path", caPath, "directory of the trusted authorities");
        cfg.string(GROUP, "crl", crl, "PEM file of revoked certificates");
        cfg.string(GROUP, "certificate", certificate, "PEM file of the certificate");
        cfg.string(GROUP, "cipher_list", cipherList, "cipher suites");
        cfg.integer(GROUP, "session_cache", sessionCache, 0, 0, "without effect");
        cfg.string(GROUP, "session_id", sessionId, "without effect");
        cfg.string(GROUP, "config", config, "file with the profiles");
        cfg.integer(GROUP, "log", log, 0, 0, "without effect");
        cfg.integer(GROUP, "debug", debug, 0, 0, "without effect");
        cfg.integer(GROUP, "connection_timeout", connectionTimeout, 0, 0, "seconds of an unused connection");
        cfg.integer(GROUP, "disable_compression", disableCompression, 0, 0, "without effect");
        cfg.integer(GROUP, "ssl_release_buffers", releaseBuffers, 0, 0, "without effect");
        cfg.integer(GROUP, "ssl_free_list_max", freelistMax, 0, 0, "without effect");
        cfg.integer(GROUP, "ssl_max_send_fragment", maxSendFragment, 0, 0, "without effect");
        cfg.integer(GROUP, "ssl_read_ahead", readAhead, 0, 0, "without effect");
        cfg.integer(GROUP, "low_mem_threshold1", lowMemory1, 0, 0, "without effect");
        cfg.integer(GROUP, "low_mem_threshold2", lowMemory2, 0, 0, "without effect");
        cfg.integer(GROUP, "ct_wq_max", queueMax, 0, 0, "without effect");
        cfg.integer(GROUP, "con_ct_wq_max", connectionQueueMax, 0, 0, "without effect");
        cfg.integer(GROUP, "ct_wq_blk_size", queueBlock, 0, 0, "without effect");
        cfg.integer(GROUP, "send_close_notify", closeNotify, 0, 0, "without effect");
    }

    /** The file with the profiles now: it may have been changed by cfg. */
    static String configFile(CfgRegistry cfg) {
        return cfg.find(GROUP, "config") instanceof CfgString text ? text.get() : "";
    }

    /** The XAVP with the choices for the next connection, "" = none. */
    String xavp() {
        return xavp;
    }

    /** Seconds that a handshake may last. */
    int handshakeSeconds() {
        return connectionTimeout > 0 ? Math.min(connectionTimeout, 30) : 30;
    }

    /** The profile that the parameters describe, for use without configuration file. */
    TlsProfile profile(boolean server) {
        TlsProfileBuilder profile = new TlsProfileBuilder(server, TlsProfile.Scope.DEFAULT, null, 0);
        if (!method.isEmpty()) {
            profile.set("method", method);
        }
        profile.set("verify_certificate", Integer.toString(verifyCertificate));
        profile.set("require_certificate", Integer.toString(requireCertificate));
        profile.set("verify_client", verifyClient);
        profile.set("verify_depth", Integer.toString(verifyDepth));
        String own = certificate.isEmpty() && server ? "cert.pem" : certificate;
        profile.set("certificate", own);
        profile.set("private_key", privateKey.isEmpty() ? own : privateKey);
        profile.set("ca_list", caList);
        profile.set("ca_path", caPath);
        profile.set("crl", crl);
        profile.set("cipher_list", cipherList);
        profile.set("server_name", serverName);
        return profile.build();
    }

    /** Shows the options with Kamailio's member names. */
    void show(RpcCall call, CfgRegistry cfg, java.util.function.UnaryOperator<String> paths) {
        RpcValue.Struct all = call.struct();
        all.add("force_run", forceRun)
                .add("method", shownMethod())
                .add("verify_certificate", verifyCertificate)
                .add("verify_depth", verifyDepth)
                .add("require_certificate", requireCertificate)
                .add("verify_client", verifyClient)
                .add("private_key", paths.apply(privateKey.isEmpty() ? "cert.pem" : privateKey))
                .add("ca_list", shown(caList, paths))
                .add("certificate", paths.apply(certificate.isEmpty() ? "cert.pem" : certificate))
                .add("cipher_list", cipherList.isEmpty() ? "<null string>" : cipherList)
                .add("session_cache", sessionCache)
                .add("session_id", sessionId)
                .add("config", shown(configFile(cfg), paths))
                .add("log", log)
                .add("debug", debug)
                .add("connection_timeout", connectionTimeout)
                .add("disable_compression", disableCompression)
                .add("ssl_release_buffers", releaseBuffers)
                .add("ssl_freelist_max", freelistMax)
                .add("ssl_max_send_fragment", maxSendFragment)
                .add("ssl_read_ahead", readAhead)
                .add("send_close_notify", closeNotify)
                .add("low_mem_threshold1", lowMemory1)
                .add("low_mem_threshold2", lowMemory2)
                .add("ct_wq_max", queueMax)
                .add("con_ct_wq_max", connectionQueueMax)
                .add("ct_wq_blk_size", queueBlock);
    }

    private String shownMethod() {
        return method.isEmpty() ? "TLSv1" : method;
    }

    private static String shown(String file, java.util.function.UnaryOperator<String> paths) {
        return file.isEmpty() ? "<null string>" : paths.apply(file);
    }
}
