package org.olelo.module.rtimer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;
import org.olelo.routing.Worker;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.ModuleException;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.SipModule;
import org.olelo.timer.PeriodicTimer;

/** Module rtimer. The modes, timer processes in Kamailio, have no meaning here: each timer runs by itself. */
public final class RtimerModule implements SipModule {
    private static final long SECOND = 1000;
    private static final int MICROSECONDS = 1000;

    private final Engine engine;
    private final Map<String, Timer> timers = new LinkedHashMap<>();
    private final List<PeriodicTimer> running = new ArrayList<>();
    private int defaultInterval = 120;

    /** A timer and the names of its routes. */
    private record Timer(String name, long intervalMs, List<String> routes) {}

    /** On that engine. */
    public RtimerModule(Engine engine) {
        this.engine = engine;
    }

    @ModParam(value = "default_interval", doc = "Seconds of timers defined after it without an interval.")
    void defaultInterval(int seconds) {
        if (seconds < 1) {
            throw new IllegalArgumentException("an interval is at least 1 second");
        }
        defaultInterval = seconds;
    }

    @ModParam(
            value = "timer",
            doc = "Defines a timer: name=ta;interval=10;mode=1; an interval ending in u is in microseconds.")
    void timer(String text) {
        String name = "";
        long interval = defaultInterval * SECOND;
        for (Map.Entry<String, String> field : fields(text).entrySet()) {
            switch (field.getKey()) {
                case "name" -> name = field.getValue();
                case "mode" -> number(field.getValue());
                case "interval" -> interval = milliseconds(field.getValue());
                default -> throw new IllegalArgumentException("unknown field " + field.getKey() + " of a timer");
            }
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a timer needs a name: " + text);
        }
        if (timers.put(name, new Timer(name, interval, new ArrayList<>())) != null) {
            throw new IllegalArgumentException("timer " + name + " is defined twice");
        }
    }

    private static long milliseconds(String text) {
        boolean micro = text.endsWith("u");
        int number = number(micro ? text.substring(0, text.length() - 1) : text);
        if (number < 1) {
            throw new IllegalArgumentException("an interval is above 0, not " + text);
        }
        return micro ? Math.max(1, number / MICROSECONDS) : number * SECOND;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number is expected, not \"" + text + '"', e);
        }
    }

    @ModParam(value = "exec", doc = "Runs a route by a timer: timer=ta;route=NAME.")
    void exec(String text) {
        Map<String, String> fields = fields(text);
        Timer timer = timers.get(fields.getOrDefault("timer", ""));
        String route = fields.getOrDefault("route", "");
        if (timer == null || route.isEmpty()) {
            throw new IllegalArgumentException(
                    "exec needs timer=NAME of a timer defined before, and route=NAME: " + text);
        }
        timer.routes().add(route);
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("name=value is expected, not \"" + part + '"');
            }
            fields.put(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip());
        }
        return fields;
    }

    @Override
    public void start() throws ModuleException {
        for (Timer timer : timers.values()) {
            List<ScriptRoute> routes = new ArrayList<>();
            for (String name : timer.routes()) {
                ScriptRoute route = engine.route(RouteKind.REQUEST, name);
                if (route == null) {
                    throw new ModuleException("rtimer: there is no route[" + name + "] for timer " + timer.name());
                }
                routes.add(route);
            }
            if (!routes.isEmpty()) {
                running.add(engine.periodicTimers()
                        .register("rtimer " + timer.name(), timer.intervalMs(), () -> routes.forEach(this::run)));
            }
        }
    }

    private void run(ScriptRoute route) {
        Worker worker = engine.takeWorker();
        try {
            MessageContext ctx = engine.fakeContext();
            ctx.worker(worker);
            ctx.routeKind(RouteKind.REQUEST);
            route.run(ctx);
        } finally {
            engine.giveBack(worker);
        }
    }

    @Override
    public void stop() {
        running.forEach(PeriodicTimer::stop);
    }
}
