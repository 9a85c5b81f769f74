package org.olelo.module.exec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.Value;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.spi.ModParam;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;

/**
 * Module exec. Functions are true when the command ended with 0. What a message says is in the environment of commands; put it into
 * a command line only if you must: the shell reads it.
 */
public final class ExecModule implements SipModule {
    @ModParam(value = "setvars", doc = "1: commands see the message in variables SIP_*.")
    private int variables = 1;

    @ModParam(value = "time_to_kill", doc = "Seconds after which a command is killed; 0: never.")
    private int timeToKill;

    @ModParam(value = "bash_safety", doc = "Accepted: values are not quoted, the shell does not read the environment.")
    private int bashSafety;

    private Command run(MessageContext ctx, String command, byte @Nullable [] input) {
        Map<String, String> environment = variables != 0 ? MessageEnvironment.of(ctx) : Map.of();
        return Command.run(command, environment, input, timeToKill);
    }

    @ScriptFunction(value = "exec_msg", blocking = true, doc = "Runs a command that reads the message.")
    public boolean message(MessageContext ctx, String command) {
        return run(ctx, command, ctx.message().bytes()).succeeded();
    }

    @ScriptFunction(value = "exec_cmd", blocking = true, doc = "Runs a command.")
    public boolean command(MessageContext ctx, String command) {
        return Command.run(command, Map.of(), null, timeToKill).succeeded();
    }

    @ScriptFunction(
            value = "exec_dset",
            blocking = true,
            doc =
                    "Runs a command; its first line becomes the Request-URI, the others are branches; false without a line.")
    public boolean destinations(MessageContext ctx, String command) {
        Command done = run(ctx, command, null);
        List<String> lines = done.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (i == 0) {
                ctx.uri(lines.get(0));
            } else {
                ctx.branches().add(new Branch(lines.get(i)));
            }
        }
        return done.succeeded() && !lines.isEmpty();
    }

    @ScriptFunction(
            value = "exec_avp",
            blocking = true,
            doc = "Runs a command; its lines become $avp(i:1), $avp(i:2), …")
    public boolean avps(MessageContext ctx, String command) {
        Command done = run(ctx, command, null);
        List<String> lines = done.lines();
        for (int i = 0; i < lines.size(); i++) {
            ctx.stores().avps().push("i:" + (i + 1), Value.of(lines.get(i)));
        }
        return done.succeeded();
    }

    @ScriptFunction(
            value = "exec_avp",
            blocking = true,
            doc = "Runs a command; its lines go into AVPs: $avp(a);$avp(b).")
    public boolean avps(MessageContext ctx, String command, AvpList targets) {
        Command done = run(ctx, command, null);
        List<String> lines = done.lines();
        List<Pv> variables = targets.variables();
        for (int i = 0; i < lines.size() && i < variables.size(); i++) {
            variables.get(i).set(ctx, Value.of(lines.get(i)));
        }
        return done.succeeded();
    }
}
