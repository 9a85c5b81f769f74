package org.olelo.server;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.olelo.module.acc.AccModule;
import org.olelo.module.alias_db.AliasDbModule;
import org.olelo.module.app_lua.AppLuaModule;
import org.olelo.module.auth.AuthModule;
import org.olelo.module.auth_db.AuthDbModule;
import org.olelo.module.avpops.AvpopsModule;
import org.olelo.module.cfg_rpc.CfgRpcModule;
import org.olelo.module.cfgutils.CfgutilsModule;
import org.olelo.module.corex.CorexModule;
import org.olelo.module.counters.CountersModule;
import org.olelo.module.ctl.CtlModule;
import org.olelo.module.db_cluster.DbClusterModule;
import org.olelo.module.db_mysql.DbMysqlModule;
import org.olelo.module.db_postgres.DbPostgresModule;
import org.olelo.module.db_sqlite.DbSqliteModule;
import org.olelo.module.db_text.DbTextModule;
import org.olelo.module.debugger.DebuggerModule;
import org.olelo.module.dialog.DialogModule;
import org.olelo.module.dialplan.DialplanModule;
import org.olelo.module.dispatcher.DispatcherModule;
import org.olelo.module.diversion.DiversionModule;
import org.olelo.module.domain.DomainModule;
import org.olelo.module.ejb.EjbModule;
import org.olelo.module.exec.ExecModule;
import org.olelo.module.group.GroupModule;
import org.olelo.module.htable.HtableModule;
import org.olelo.module.http_client.HttpClientModule;
import org.olelo.module.ipops.IpopsModule;
import org.olelo.module.jansson.JanssonModule;
import org.olelo.module.json.JsonModule;
import org.olelo.module.jsonrpcs.JsonRpcsModule;
import org.olelo.module.kex.KexModule;
import org.olelo.module.maxfwd.MaxfwdModule;
import org.olelo.module.mqueue.MqueueModule;
import org.olelo.module.nathelper.NathelperModule;
import org.olelo.module.outbound.OutboundModule;
import org.olelo.module.path.PathModule;
import org.olelo.module.pdt.PdtModule;
import org.olelo.module.permissions.PermissionsModule;
import org.olelo.module.pike.PikeModule;
import org.olelo.module.pv.PvModule;
import org.olelo.module.registrar.RegistrarModule;
import org.olelo.module.rr.RrModule;
import org.olelo.module.rtimer.RtimerModule;
import org.olelo.module.rtpengine.RtpengineModule;
import org.olelo.module.rtpproxy.RtpproxyModule;
import org.olelo.module.sanity.SanityModule;
import org.olelo.module.sdpops.SdpopsModule;
import org.olelo.module.sipapp.SipAppModule;
import org.olelo.module.siputils.SiputilsModule;
import org.olelo.module.sl.SlModule;
import org.olelo.module.speeddial.SpeeddialModule;
import org.olelo.module.sqlops.SqlOpsModule;
import org.olelo.module.statistics.StatisticsModule;
import org.olelo.module.stun.StunModule;
import org.olelo.module.textops.TextopsModule;
import org.olelo.module.textopsx.TextopsxModule;
import org.olelo.module.tls.TlsModule;
import org.olelo.module.tm.TmModule;
import org.olelo.module.tmx.TmxModule;
import org.olelo.module.uac.UacModule;
import org.olelo.module.uac_redirect.UacRedirectModule;
import org.olelo.module.usrloc.UsrlocModule;
import org.olelo.module.uuid.UuidModule;
import org.olelo.module.websocket.WebsocketModule;
import org.olelo.module.xhttp.XhttpModule;
import org.olelo.module.xlog.XlogModule;
import org.olelo.spi.ModuleCatalog;
import org.olelo.spi.ModuleFactory;

/** The modules that come with the server: one line each. */
final class Modules implements ModuleCatalog {
    private final Map<String, ModuleFactory> factories = new TreeMap<>();

    Modules() {
        factories.put("corex", CorexModule::new);
        factories.put("cfgutils", CfgutilsModule::new);
        factories.put("ejb", EjbModule::new);
        factories.put("app_lua", AppLuaModule::new);
        factories.put("htable", HtableModule::new);
        factories.put("exec", engine -> new ExecModule());
        factories.put("http_client", HttpClientModule::new);
        factories.put("acc", AccModule::new);
        factories.put("dispatcher", DispatcherModule::new);
        factories.put("group", GroupModule::new);
        factories.put("rtimer", RtimerModule::new);
        factories.put("rtpengine", RtpengineModule::new);
        factories.put("rtpproxy", RtpproxyModule::new);
        factories.put("diversion", engine -> new DiversionModule());
        factories.put("statistics", StatisticsModule::new);
        factories.put("dialog", DialogModule::new);
        factories.put("dialplan", DialplanModule::new);
        factories.put("domain", DomainModule::new);
        factories.put("speeddial", SpeeddialModule::new);
        factories.put("async", org.olelo.module.async.AsyncModule::new);
        factories.put("alias_db", AliasDbModule::new);
        factories.put("auth_db", AuthDbModule::new);
        factories.put("auth", AuthModule::new);
        factories.put("avpops", AvpopsModule::new);
        factories.put("ipops", IpopsModule::new);
        factories.put("kex", KexModule::new);
        factories.put("xlog", XlogModule::new);
        factories.put("pv", PvModule::new);
        factories.put("tm", TmModule::new);
        factories.put("tmx", TmxModule::new);
        factories.put("uac", UacModule::new);
        factories.put("uac_redirect", UacRedirectModule::new);
        factories.put("sl", SlModule::new);
        factories.put("usrloc", UsrlocModule::new);
        factories.put("registrar", RegistrarModule::new);
        factories.put("maxfwd", MaxfwdModule::new);
        factories.put("nathelper", NathelperModule::new);
        factories.put("permissions", PermissionsModule::new);
        factories.put("pike", PikeModule::new);
        factories.put("pdt", PdtModule::new);
        factories.put("jansson", engine -> new JanssonModule());
        factories.put("json", engine -> new JsonModule());
        factories.put("debugger", DebuggerModule::new);
        factories.put("mqueue", engine -> new MqueueModule());
        factories.put("uuid", UuidModule::new);
        factories.put("outbound", OutboundModule::new);
        factories.put("stun", StunModule::new);
        factories.put("path", PathModule::new);
        factories.put("rr", RrModule::new);
        factories.put("sanity", SanityModule::new);
        factories.put("sdpops", engine -> new SdpopsModule());
        factories.put("sipapp", SipAppModule::new);
        factories.put("seas", SipAppModule::new);
        factories.put("siputils", SiputilsModule::new);
        factories.put("textops", TextopsModule::new);
        factories.put("textopsx", TextopsxModule::new);
        factories.put("xhttp", XhttpModule::new);
        factories.put("tls", TlsModule::new);
        factories.put("websocket", WebsocketModule::new);
        factories.put("db_text", DbTextModule::new);
        factories.put("db_sqlite", DbSqliteModule::new);
        factories.put("db_mysql", DbMysqlModule::new);
        factories.put("db_postgres", DbPostgresModule::new);
        factories.put("db_cluster", DbClusterModule::new);
        factories.put("sqlops", SqlOpsModule::new);
        factories.put("cfg_rpc", CfgRpcModule::new);
        factories.put("counters", CountersModule::new);
        factories.put("ctl", CtlModule::new);
        factories.put("jsonrpcs", JsonRpcsModule::new);
    }

    @Override
    public @Nullable ModuleFactory find(String name) {
        return factories.get(name);
    }

    @Override
    public Collection<String> names() {
        return factories.keySet();
    }
}
