package org.olelo.module.debugger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import org.olelo.cfg.CfgInt;
import org.olelo.module.xlog.api.Facility;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.RpcExport;
import org.olelo.spi.ScriptTracer;
import org.olelo.spi.SipModule;

/** Module debugger: wiring, log levels and facilities of modules, and commands. */
public final class DebuggerModule implements SipModule {
    private static final int SERVER_ERROR = 500;
    private static final String DEFAULT_FACILITY = "LOG_DAEMON";

    private final Engine engine;
    private final StepLog steps = new StepLog();
    private final Map<String, Integer> levels = new ConcurrentHashMap<>();
    private final Map<String, String> facilities = new ConcurrentHashMap<>();
    // held, else their levels are forgotten with them
    private final Map<String, java.util.logging.Logger> loggers = new ConcurrentHashMap<>();

    @ModParam(value = "cfgtrace", doc = "1: each step of the script is logged from the start.")
    private int trace;

    @ModParam(value = "breakpoint", doc = "Only 0: the script does not stop at breakpoints.")
    private int breakpoint;

    @ModParam(value = "cfgtest", doc = "Only 0.")
    private int cfgtest;

    @ModParam(value = "cfgpkgcheck", doc = "Accepted: there is no memory of processes to check.")
    private int memoryCheck;

    @ModParam(value = "cfgtrace_format", doc = "Accepted: steps are lines of text.")
    private int format;

    @ModParam(value = "log_assign", doc = "Accepted: assignments are among the steps.")
    private int logAssign;

    @ModParam(value = "reset_msgid", doc = "Accepted: message numbers go on.")
    private int resetMessageId;

    @ModParam(value = "step_loops", doc = "Accepted: there are no breakpoints.")
    private int stepLoops = 200;

    @ModParam(value = "step_usleep", doc = "Accepted: there are no breakpoints.")
    private int stepWait = 100_000;

    @ModParam(value = "mod_hash_size", doc = "Above 0: levels and facilities of modules can be set.")
    private int moduleTable;

    @ModParam(value = "mod_level_mode", doc = "1: levels of modules are followed.")
    private int levelMode;

    @ModParam(value = "mod_facility_mode", doc = "1: facilities of modules are kept.")
    private int facilityMode;

    /** On that engine. */
    public DebuggerModule(Engine engine) {
        this.engine = engine;
        engine.publish(ScriptTracer.class, steps);
    }

    @ModParam(value = "log_level", doc = "Level of the steps, -5 to 3.")
    void stepLevel(int level) {
        steps.level(level);
    }

    @ModParam(value = "log_level_name", doc = "Name of the level in the lines of steps.")
    void stepLevelName(String name) {
        steps.levelName(name);
    }

    @ModParam(value = "log_prefix", doc = "Text before each step.")
    void stepPrefix(String prefix) {
        steps.prefix(prefix);
    }

    @ModParam(value = "log_facility", doc = "Facility of the steps; names are checked, the log has one place.")
    void stepFacility(String facility) {
        known(facility);
    }

    private static void known(String facility) {
        if (!Facility.exists(facility)) {
            throw new IllegalArgumentException("unknown facility " + facility + "; for example LOG_LOCAL0");
        }
    }

    @ModParam(value = "mod_level", doc = "Log level of a module: NAME=LEVEL, -5 to 3.")
    void moduleLevel(String setting) {
        int equals = setting.indexOf('=');
        String level = equals < 0 ? "" : setting.substring(equals + 1).strip();
        if (equals < 1 || !level.matches("-?[0-9]+")) {
            throw new IllegalArgumentException("expected NAME=LEVEL, as tm=3");
        }
        levels.put(setting.substring(0, equals).strip(), Integer.parseInt(level));
    }

    @ModParam(value = "mod_facility", doc = "Log facility of a module: NAME=LOG_LOCAL0; kept for dbg.get_mod_facility.")
    void moduleFacility(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("expected NAME=FACILITY, as core=LOG_LOCAL3");
        }
        String facility = setting.substring(equals + 1).strip();
        known(facility);
        facilities.put(setting.substring(0, equals).strip(), facility);
    }

    @Override
    public void init() throws ModuleException {
        if (breakpoint != 0 || cfgtest != 0) {
            String name = breakpoint != 0 ? "breakpoint" : "cfgtest";
            throw new ModuleException("parameter " + name + " is not supported yet; leave it out");
        }
        steps.on(trace != 0);
        if (levelMode != 0) {
            levels.forEach(this::apply);
        }
    }

    private void apply(String module, int level) {
        java.util.logging.Logger logger = loggers.computeIfAbsent(module, java.util.logging.Logger::getLogger);
        logger.setLevel(level >= 3 ? Level.FINE : level >= 1 ? Level.INFO : level == 0 ? Level.WARNING : Level.SEVERE);
    }

    @Override
    public void stop() {
        loggers.values().forEach(logger -> logger.setLevel(null));
    }

    @Override
    public List<Object> exports() {
        return List.of(this, new DebuggerFunctions(steps));
    }

    @RpcExport(value = "dbg.ls", doc = "List config processes")
    void list(RpcCall call) {
        call.struct()
                .add("entry", 0)
                .add("pid", ProcessHandle.current().pid())
                .add("set", steps.on() ? 1 : 0)
                .add("state", 0)
                .add("in.pid", 0)
                .add("in.cmd", 0);
    }

    @RpcExport(value = "dbg.trace", doc = "Config trace command: on, off")
    void trace(RpcCall call) {
        steps.on(switched(call, "Config trace command missing", "Unknown trace command"));
    }

    private static boolean switched(RpcCall call, String missing, String unknown) {
        if (call.count() == 0) {
            throw new RpcFault(SERVER_ERROR, missing);
        }
        return switch (call.text(0)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new RpcFault(SERVER_ERROR, unknown);
        };
    }

    @RpcExport(value = "dbg.bp", doc = "Breakpoint command: off; on is refused, the script does not stop")
    void breakpoints(RpcCall call) {
        if (switched(call, "Config breakpoint command missing", "Unknown inner command")) {
            throw new RpcFault(SERVER_ERROR, "Breakpoints are not supported");
        }
    }

    @RpcExport(value = "dbg.set_mod_level", doc = "Set module log level: [module] [level]")
    void setLevel(RpcCall call) {
        requireTable(call);
        int level = (int) call.number(1);
        levels.put(call.text(0), level);
        apply(call.text(0), level);
    }

    @RpcExport(value = "dbg.get_mod_level", doc = "Get module log level: [module]")
    void getLevel(RpcCall call) {
        require(call, 1);
        Integer level = levels.get(call.text(0));
        call.add(level != null ? level : coreLevel());
    }

    private int coreLevel() {
        return engine.cfg().find("core", "debug") instanceof CfgInt debug ? debug.get() : 0;
    }

    @RpcExport(value = "dbg.set_mod_facility", doc = "Set module log facility: [module] [facility]")
    void setFacility(RpcCall call) {
        require(call, 2);
        if (!Facility.exists(call.text(1))) {
            throw new RpcFault(SERVER_ERROR, "facility not found");
        }
        requireTable(call);
        facilities.put(call.text(0), call.text(1));
    }

    @RpcExport(value = "dbg.get_mod_facility", doc = "Get module log facility: [module]")
    void getFacility(RpcCall call) {
        require(call, 1);
        call.add(facilities.getOrDefault(call.text(0), DEFAULT_FACILITY));
    }

    @RpcExport(value = "dbg.reset_msgid", doc = "Reset the message id; refused, numbers go on")
    void resetMessageIds(RpcCall call) {
        throw new RpcFault(SERVER_ERROR, "reset_msgid is 0. Set it to 1 to enable.");
    }

    private static void require(RpcCall call, int count) {
        if (call.count() < count) {
            throw new RpcFault(SERVER_ERROR, "invalid parameters");
        }
    }

    private void requireTable(RpcCall call) {
        require(call, 2);
        if (moduleTable <= 0) {
            throw new RpcFault(SERVER_ERROR, "cannot store parameter");
        }
    }
}
