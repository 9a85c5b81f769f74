package org.olelo.server;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.olelo.net.LocalSocket;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcCommand;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcRegistry;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.RpcExport;
import org.olelo.spi.SipModule;

/** The RPC commands of the core: {@code core.*} and {@code system.*}, with Kamailio's member names. */
final class CoreRpc implements SipModule {
    private static final DateTimeFormatter CTIME = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
            .withZone(ZoneId.systemDefault());
    private static final String FLAGS =
            "USE_TCP, USE_TLS, USE_DNS_CACHE, USE_DNS_FAILOVER, USE_NAPTR, USE_DST_BLOCKLIST";

    private final SipServer server;
    private final Settings settings;
    private final RpcRegistry registry;
    private final long started = System.currentTimeMillis();

    CoreRpc(SipServer server, Settings settings) {
        this.server = server;
        this.settings = settings;
        this.registry = server.rpc();
    }

    @RpcExport(value = "system.listMethods", doc = "Lists all RPC commands.", returnsArray = true)
    void listMethods(RpcCall call) {
        for (RpcCommand command : registry.commands()) {
            call.add(command.name());
        }
    }

    @RpcExport(value = "system.methodHelp", doc = "Shows the documentation of an RPC command.")
    void methodHelp(RpcCall call) {
        String name = call.text(0);
        RpcCommand command = registry.find(name);
        if (command == null) {
            throw new RpcFault(400, "command not found");
        }
        call.add(command.doc().isEmpty() ? "undocumented" : command.doc());
    }

    @RpcExport(value = "system.methodSignature", doc = "Signatures are not kept, as in Kamailio.")
    void methodSignature(RpcCall call) {
        throw new RpcFault(500, "Not Implemented Yet");
    }

    @RpcExport(value = "core.version", doc = "Shows the version of the server.")
    void version(RpcCall call) {
        call.add(Product.SIGNATURE);
    }

    @RpcExport(value = "core.uptime", doc = "Shows how long the server runs.")
    void uptime(RpcCall call) {
        long now = System.currentTimeMillis();
        call.struct()
                .add("now", CTIME.format(Instant.ofEpochMilli(now)))
                .add("up_since", CTIME.format(Instant.ofEpochMilli(started)))
                .add("uptime", (now - started) / 1000);
    }

    @RpcExport(value = "core.runinfo", doc = "Shows version and times of the running server.")
    void runinfo(RpcCall call) {
        long now = System.currentTimeMillis();
        long seconds = (now - started) / 1000;
        call.struct()
                .add("name", "olelo")
                .add("version", Product.VERSION)
                .add("sourceid", Product.VERSION)
                .add("compiler", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
                .add("compiled", "")
                .add("time_now", CTIME.format(Instant.ofEpochMilli(now)))
                .add("time_started", CTIME.format(Instant.ofEpochMilli(started)))
                .add("uptime_secs", seconds)
                .add(
                        "utime_days",
                        seconds / 86400 + "d " + seconds / 3600 % 24 + "h " + seconds / 60 % 60 + "m " + seconds % 60
                                + "s");
    }

    @RpcExport(value = "core.info", doc = "Shows how the server was built.")
    void info(RpcCall call) {
        call.struct()
                .add("version", Product.SIGNATURE)
                .add("id", Product.VERSION)
                .add("compiler", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
                .add("compiled", "")
                .add("flags", FLAGS);
    }

    @RpcExport(value = "core.flags", doc = "Shows what the server was built with.")
    void flags(RpcCall call) {
        call.add(FLAGS);
    }

    @RpcExport(value = "core.echo", doc = "Returns its parameters.", returnsArray = true)
    void echo(RpcCall call) {
        for (int i = 0; i < call.count(); i++) {
            RpcValue value = call.parameter(i);
            if (value != null) {
                call.add(text(value));
            }
        }
    }

    /** As a string; of a number the integral part. */
    private static RpcValue text(RpcValue value) {
        return switch (value) {
            case RpcValue.Int number -> new RpcValue.Text(Long.toString(number.value()));
            case RpcValue.Real number -> new RpcValue.Text(Long.toString((long) number.value()));
            default -> value;
        };
    }

    @RpcExport(value = "core.prints", doc = "Returns its string parameters.", returnsArray = true)
    void prints(RpcCall call) {
        for (int i = 0; i < call.count(); i++) {
            call.add(call.text(i));
        }
    }

    @RpcExport(value = "core.printi", doc = "Returns its integer parameters.", returnsArray = true)
    void printi(RpcCall call) {
        for (int i = 0; i < call.count(); i++) {
            call.add(call.number(i));
        }
    }

    @RpcExport(value = "core.arg", doc = "Shows the command line.", returnsArray = true)
    void arg(RpcCall call) {
        call.add("olelo");
        server.options().arguments().forEach(call::add);
    }

    @RpcExport(value = "core.pwd", doc = "Shows the working directory.", returnsArray = true)
    void pwd(RpcCall call) {
        call.add(System.getProperty("user.dir"));
    }

    @RpcExport(value = "core.kill", doc = "Stops the server, not the JVM of an application server.")
    void kill(RpcCall call) {
        server.requestStop();
    }

    @RpcExport(value = "core.modules", doc = "Shows the loaded modules.", returnsArray = true)
    void modules(RpcCall call) {
        List<String> names = new ArrayList<>(server.modules().names());
        names.removeAll(List.of("core", "core_rpc", "net_rpc"));
        names.reversed().forEach(call::add);
    }

    @RpcExport(value = "core.ps", doc = "Shows the threads of the server.", returnsArray = true)
    void ps(RpcCall call) {
        for (Thread thread : server.threads()) {
            call.add(thread.threadId());
            call.add(thread.getName());
        }
    }

    @RpcExport(value = "core.psx", doc = "Shows the threads of the server in detail.", returnsArray = true)
    void psx(RpcCall call) {
        int index = 0;
        for (Thread thread : server.threads()) {
            call.struct().add("IDX", index++).add("PID", thread.threadId()).add("DSC", thread.getName());
        }
    }

    @RpcExport(
            value = "core.psa",
            doc = "Shows the threads of the server in detail, with rank and state.",
            returnsArray = true)
    void psa(RpcCall call) {
        int index = 0;
        for (Thread thread : server.threads()) {
            call.struct()
                    .add("IDX", index++)
                    .add("RNK", index)
                    .add("PID", thread.threadId())
                    .add("DSC", thread.getName())
                    .add("STS", thread.getState().name());
        }
    }

    @RpcExport(value = "core.sockets_list", doc = "Shows the sockets the server listens on.")
    void sockets(RpcCall call) {
        RpcValue.Struct all = call.struct();
        for (LocalSocket socket : server.sockets().all()) {
            all.struct("socket")
                    .add("proto", socket.protocol().name().toLowerCase(Locale.ROOT))
                    .add("address", socket.givenName())
                    .add("port", Integer.toString(socket.port()))
                    .add("mcast", "no")
                    .add("mhomed", "no")
                    .add("virtual", socket.isVirtual() ? "yes" : "no");
        }
    }

    @RpcExport(value = "core.shmmem", doc = "Shows the memory of the JVM's heap in bytes, or in the unit k, m or g.")
    void shmmem(RpcCall call) {
        int shift = switch (call.text(0, "b")) {
            case "b", "B" -> 0;
            case "k", "K" -> 10;
            case "m", "M" -> 20;
            case "g", "G" -> 30;
            default -> throw new RpcFault(500, "bad param, (use b|k|m|g)");
        };
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        call.struct()
                .add("total", runtime.maxMemory() >> shift)
                .add("free", runtime.maxMemory() - used >> shift)
                .add("used", used >> shift)
                .add("real_used", runtime.totalMemory() >> shift)
                .add("max_used", runtime.totalMemory() >> shift)
                .add("fragments", 0);
    }

    @RpcExport(value = "core.ppdefines", doc = "Shows the names of the defines.", returnsArray = true)
    void defines(RpcCall call) {
        settings.defines().keySet().forEach(call::add);
    }

    @RpcExport(value = "core.ppdefines_full", doc = "Shows the defines with their texts.")
    void definesFull(RpcCall call) {
        settings.defines()
                .forEach((name, text) ->
                        call.struct().add("name", name).add("type", 0).add("value", text.isEmpty() ? "none" : text));
    }

    @RpcExport(value = "core.sfmalloc", doc = "Kamailio's SF allocator does not exist here; the answer is empty.")
    void sfmalloc(RpcCall call) {
        call.struct();
    }

    @RpcExport(value = "core.udp4_raw_info", doc = "Raw UDP sockets are not used by the JVM.")
    void udp4Raw(RpcCall call) {
        call.struct()
                .add("udp4_raw", 0)
                .add("udp4_raw_mtu", server.settings().integer("udp4_raw_mtu"))
                .add("udp4_raw_ttl", server.settings().integer("udp4_raw_ttl"));
    }
}
