package org.olelo.script.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.olelo.cfg.CfgInt;
import org.olelo.net.SocketRegistry;
import org.olelo.net.dns.NameUse;
import org.olelo.pv.Pv;
import org.olelo.pv.PvParser;
import org.olelo.routing.RouteKind;
import org.olelo.script.ast.BlockKind;
import org.olelo.script.ast.Expression;
import org.olelo.script.ast.Item;
import org.olelo.script.ast.Statement;
import org.olelo.script.check.CheckedConfig;
import org.olelo.script.check.Constants;
import org.olelo.script.lex.CoreActions;
import org.olelo.script.preprocess.CompatMode;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.SourceRange;
import org.olelo.spi.Engine;
import org.olelo.spi.ScriptRoute;
import org.olelo.spi.ScriptTracer;
import org.olelo.spi.bind.Argument;
import org.olelo.spi.bind.ArgumentBinder;
import org.olelo.spi.bind.ArgumentException;
import org.olelo.spi.bind.FunctionBinder;
import org.olelo.spi.bind.FunctionDeclaration;
import org.olelo.spi.bind.LoadedModules;
import org.olelo.text.PosixRegex;

/** Compiles the route blocks of a checked configuration: names, arguments and literals are resolved once, here. One use. */
public final class RouteCompiler {
    private static final String CORE = "core";
    /** Functions whose arguments name a next hop. */
    private static final Pattern TAKES_HOST =
            Pattern.compile("(t_relay|t_forward|t_replicate|forward|send|(set|rewrite)host).*");

    private static final int DEFAULT_LOOPS = 100;

    private final LoadedModules modules;
    private final Engine engine;
    private final PvParser variables;
    private final Diagnostics diagnostics;
    private final ExpressionCompiler expressions;
    private final FunctionBinder binder;
    private final IntSupplier maxLoops;
    private final Map<String, Integer> flags = new HashMap<>();
    private final Map<String, RouteBody> routes = new LinkedHashMap<>();
    private final Map<RouteKind, Map<String, TopRoute>> tops = new HashMap<>();
    private final Map<RouteBody, Reach> reaches = new HashMap<>();
    private Reach reach = new Reach();
    private RouteKind kind = RouteKind.REQUEST;
    private CompatMode mode = CompatMode.KAMAILIO;
    private @Nullable String missingRoute;
    private @Nullable SourceRange place;
    private int nesting;
    private String blockName = "";
    private String blockWord = "";
    private final @Nullable ScriptTracer tracer;

    /** What one block can get to. */
    private final Set<String> hosts = new HashSet<>();

    private static final class Reach {
        private boolean blocking;
        private boolean anyRoute;
        private final Set<RouteBody> called = new HashSet<>();
    }

    /** A compiler over loaded and initialised modules. */
    public RouteCompiler(LoadedModules modules, Engine engine, PvParser variables, Diagnostics diagnostics) {
        this.modules = modules;
        this.engine = engine;
        this.tracer = engine.apiOrNull(ScriptTracer.class);
        this.variables = variables;
        this.diagnostics = diagnostics;
        this.expressions = new ExpressionCompiler(this, diagnostics);
        this.binder = new FunctionBinder(new ArgumentBinder(variables, this::top));
        this.maxLoops = maxLoops(engine);
    }

    private static IntSupplier maxLoops(Engine engine) {
        if (engine.cfg().find(CORE, "max_while_loops") instanceof CfgInt variable) {
            return variable::get;
        }
        int fixed = engine.settings().integer("max_while_loops");
        return () -> fixed > 0 ? fixed : DEFAULT_LOOPS;
    }

    /** Compiles all blocks; faults are reported, a faulty call does nothing. */
    public CompiledScript compile(CheckedConfig checked) {
        flags.putAll(checked.flags());
        mode = checked.config().mode();
        int setting = engine.settings().integer("max_recursive_level");
        int maxDepth = setting > 0 ? setting : 256;
        List<Item.Block> blocks = new ArrayList<>();
        for (Item item : checked.config().items()) {
            if (item instanceof Item.Block block) {
                blocks.add(block);
                declare(block, maxDepth);
            }
        }
        // a configuration without request_route starts, and ignores requests
        tops.computeIfAbsent(RouteKind.REQUEST, k -> new LinkedHashMap<>())
                .computeIfAbsent("", name -> new TopRoute(new RouteBody(name, maxDepth)));
        Map<RouteBody, List<Action>> actions = new LinkedHashMap<>();
        for (Item.Block block : blocks) {
            RouteBody body = body(block);
            reach = reaches.computeIfAbsent(body, b -> new Reach());
            kind = callKind(block.kind());
            nesting = -1;
            blockName = block.name();
            blockWord = block.kind() == BlockKind.ROUTE
                    ? "request_route"
                    : block.kind().word();
            actions.computeIfAbsent(body, b -> new ArrayList<>()).add(block(block.body()));
        }
        actions.forEach(
                (body, list) -> body.action(list.size() == 1 ? list.get(0) : new Block(list.toArray(Action[]::new))));
        spreadBlocking();
        return new CompiledScript(tops, routes);
    }

    // ---- blocks by kind and name

    private void declare(Item.Block block, int maxDepth) {
        RouteKind topKind = topKind(block.kind());
        Map<String, TopRoute> byName = tops.computeIfAbsent(topKind, k -> new LinkedHashMap<>());
        TopRoute known = byName.get(block.name());
        if (known == null) {
            RouteBody body = new RouteBody(block.name(), maxDepth);
            byName.put(block.name(), new TopRoute(body));
            if (block.kind() == BlockKind.ROUTE) {
                routes.put(block.name(), body);
            }
        }
    }

    private RouteBody body(Item.Block block) {
        TopRoute top = tops.getOrDefault(topKind(block.kind()), Map.of()).get(block.name());
        if (top == null) {
            throw new IllegalStateException("undeclared block " + block.name());
        }
        return top.body();
    }

    // a name without block arms a route that does nothing, as in Kamailio
    private ScriptRoute top(RouteKind wanted, String name) {
        ScriptRoute found = CompiledScript.find(tops, wanted, name);
        if (found != null) {
            return found;
        }
        missingRoute = word(wanted) + "[" + name + "]";
        return new TopRoute(new RouteBody(name, 1));
    }

    private static String word(RouteKind wanted) {
        return switch (wanted) {
            case FAILURE -> "failure_route";
            case ONREPLY, REPLY -> "onreply_route";
            case BRANCH -> "branch_route";
            case BRANCH_FAILURE, LOCAL, EVENT -> "event_route";
            case ONSEND -> "onsend_route";
            case REQUEST, ERROR -> "route";
        };
    }

    private static RouteKind topKind(BlockKind block) {
        return block == BlockKind.EVENT ? RouteKind.EVENT : callKind(block);
    }

    // an event route may call what a request route may
    private static RouteKind callKind(BlockKind block) {
        return switch (block) {
            case ROUTE, EVENT -> RouteKind.REQUEST;
            case REPLY -> RouteKind.REPLY;
            case ONREPLY -> RouteKind.ONREPLY;
            case FAILURE -> RouteKind.FAILURE;
            case BRANCH -> RouteKind.BRANCH;
            case ONSEND -> RouteKind.ONSEND;
        };
    }

    // a block may block when it calls what does, or any block that may
    private void spreadBlocking() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<RouteBody, Reach> entry : reaches.entrySet()) {
                RouteBody body = entry.getKey();
                if (!body.blocking() && reachesBlocking(entry.getValue())) {
                    body.blocking(true);
                    changed = true;
                }
            }
        }
    }

    private boolean reachesBlocking(Reach from) {
        return from.blocking
                || from.called.stream().anyMatch(RouteBody::blocking)
                || from.anyRoute && routes.values().stream().anyMatch(RouteBody::blocking);
    }

    // ---- services for the expression compiler

    PvParser variables() {
        return variables;
    }

    /** Tells the tracer of a variable. */
    void used(String text, Pv variable) {
        if (tracer != null) {
            tracer.variable(text, variable);
        }
    }

    // without #!KAMAILIO an unknown $name is the AVP of that name
    String inDialect(String variable) {
        boolean plain = mode != CompatMode.KAMAILIO && variable.matches("\\$[A-Za-z_][A-Za-z_0-9]*");
        if (!plain || engine.pvs().variable(variable.substring(1)) != null) {
            return variable;
        }
        return "$avp(" + variable.substring(1) + ")";
    }

    SocketRegistry sockets() {
        return engine.sockets();
    }

    // ---- statements

    Action block(List<Statement> statements) {
        nesting++;
        List<Action> actions = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            actions.add(statement(statement));
        }
        nesting--;
        return actions.size() == 1 ? actions.get(0) : new Block(actions.toArray(Action[]::new));
    }

    Action statement(Statement statement) {
        Action action = compiled(statement);
        boolean told = statement instanceof Statement.Invoke || statement instanceof Statement.Empty;
        return tracer == null || told
                ? action
                : traced(statement.range(), Traced.code(statement), Traced.name(statement))
                        .action(action);
    }

    private Traced traced(SourceRange range, int code, String name) {
        String route = blockName.isEmpty() ? "DEFAULT_ROUTE" : blockName;
        return new Traced(Objects.requireNonNull(tracer), blockWord + "=[" + route + ']', range, code, name);
    }

    private Action compiled(Statement statement) {
        return switch (statement) {
            case Statement.Assign assign -> assign(assign);
            case Statement.Invoke invoke ->
                call(invoke.call()) instanceof CallExpr call ? new Actions.Invoke(call) : new Actions.Nothing();
            case Statement.If condition ->
                new Actions.If(
                        expressions.compile(condition.condition()),
                        block(condition.then()),
                        condition.otherwise().isEmpty() ? new Actions.Nothing() : block(condition.otherwise()),
                        condition.condition().range());
            case Statement.While loop ->
                new Actions.While(
                        expressions.compile(loop.condition()),
                        block(loop.body()),
                        maxLoops,
                        loop.condition().range());
            case Statement.Switch choice -> choice(choice);
            case Statement.Leave leave -> {
                Expression value = leave.value();
                yield new Actions.Leave(leave.kind(), value == null ? null : expressions.compile(value), leave.range());
            }
            case Statement.Empty empty -> new Actions.Nothing();
        };
    }

    /** Host names in the constants of the script; known after {@link #compile}. */
    public Set<String> hosts() {
        return hosts;
    }

    /** Notes the hosts of the URIs in a constant. */
    void named(String text) {
        NameUse.inUris(text, hosts::add);
    }

    private Action assign(Statement.Assign assign) {
        Expression target = assign.target();
        String text = target instanceof Expression.Select select
                ? ExpressionCompiler.selectText(select)
                : ((Expression.Variable) target).text();
        Pv pv = expressions.pv(text, target.range());
        Expr value = expressions.assigned(assign.value());
        if (pv == null) {
            return new Actions.Nothing();
        }
        if (text.equals("$rd") && value instanceof Literals.Text host && NameUse.isName(host.text())) {
            hosts.add(host.text());
        }
        if (!pv.writable()) {
            diagnostics.error(target.range(), target.range().text() + " is read-only");
            return new Actions.Nothing();
        }
        return new Actions.Assign(pv, value, assign.range());
    }

    private Action choice(Statement.Switch choice) {
        int size = choice.cases().size();
        List<Integer> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<@Nullable PosixRegex> regexes = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        Action[] bodies = new Action[size];
        int defaultTarget = -1;
        boolean byText = false;
        for (int i = 0; i < size; i++) {
            Statement.Case one = choice.cases().get(i);
            bodies[i] = block(one.body());
            Expression label = one.label();
            Constants.Constant constant = label == null ? null : Constants.fold(label);
            if (label == null) {
                defaultTarget = i;
                continue;
            }
            if (constant == null) {
                continue;
            }
            byText |= constant instanceof Constants.Text;
            numbers.add(constant instanceof Constants.Number number ? number.value() : 0);
            texts.add(constant.toString());
            regexes.add(one.regex() ? caseRegex(constant.toString()) : null);
            targets.add(i);
        }
        return new SwitchAction(
                expressions.compile(choice.subject()),
                ints(numbers),
                texts.toArray(String[]::new),
                regexes.toArray(PosixRegex[]::new),
                ints(targets),
                bodies,
                defaultTarget,
                byText,
                choice.range());
    }

    // unlike =~, the case of letters counts
    private static @Nullable PosixRegex caseRegex(String pattern) {
        try {
            return PosixRegex.compile(pattern, false);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    // ---- calls

    Expr call(Expression.Call call) {
        boolean route = call.name().equals("route");
        Expr compiled = route ? route(call) : function(call);
        if (tracer == null || !(compiled instanceof CallExpr made)) {
            return compiled;
        }
        int code = route ? 5 : Traced.function(call.arguments().size());
        return traced(call.range(), code, call.name()).call(made);
    }

    private Expr route(Expression.Call call) {
        Expression name = call.arguments().get(0);
        Constants.Constant constant = Constants.fold(name);
        if (constant == null) {
            reach.anyRoute = true;
            return new Calls.DynamicRoute(expressions.compile(name), routes, nesting, call.range());
        }
        String text = constant.toString();
        RouteBody target = routes.get(text.equals("0") ? "" : text);
        if (target == null) {
            return new Literals.Int(0);
        }
        reach.called.add(target);
        return new Calls.Route(target, nesting);
    }

    // the checker reported what does not exist or does not fit
    private Expr function(Expression.Call call) {
        place = call.range();
        FunctionDeclaration function = null;
        for (FunctionDeclaration declared : modules.functions(call.name())) {
            if (declared.arity() == call.arguments().size() && (function == null || declared.allowedIn(kind))) {
                function = declared;
            }
        }
        if (function == null) {
            if (CoreActions.find(call.name()) != null) {
                diagnostics.error(call.nameRange(), call.name() + " is not supported yet with these arguments");
            }
            return new Literals.Int(0);
        }
        reach.blocking |= function.blocking();
        List<Argument> arguments = new ArrayList<>();
        call.arguments().forEach(a -> arguments.add(argument(a)));
        for (Argument argument : arguments) {
            if (argument instanceof Argument.Text text) {
                named(text.text());
                if (TAKES_HOST.matcher(call.name()).matches() && NameUse.isName(text.text())) {
                    hosts.add(text.text());
                }
            }
        }
        try {
            missingRoute = null;
            org.olelo.spi.bind.ScriptCall bound = binder.bind(function, arguments);
            if (missingRoute != null) {
                diagnostics.warning(call.range(), "there is no " + missingRoute, "nothing runs when it is due");
            }
            return function.module().equals(CORE) ? new Calls.CoreFunction(bound) : new Calls.ModuleFunction(bound);
        } catch (ArgumentException e) {
            SourceRange at = call.arguments().get(e.index()).range();
            diagnostics.error(at, call.name() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            diagnostics.error(call.range(), call.name() + " cannot be bound: " + e.getMessage());
        }
        return new Literals.Int(0);
    }

    /** $cfg(line), $cfg(file), $cfg(name) and $cfg(route) of module corex are known where they are written. */
    String inPlace(String text, SourceRange at) {
        if (!text.contains("cfg(") || !modules.loaded("corex")) {
            return text;
        }
        String file = at.file().name().replace("$", "$$");
        String route = blockName.isEmpty() ? "DEFAULT_ROUTE" : blockName;
        String replaced = text;
        String[][] values = {{"line", Integer.toString(at.line())}, {"name", file}, {"file", file}, {"route", route}};
        for (String[] value : values) {
            replaced = replaced.replace("$cfg(" + value[0] + ")", value[1])
                    .replace("$(cfg(" + value[0] + ")", "$(_s(" + value[1] + ")");
        }
        return replaced;
    }

    private Argument argument(Expression expression) {
        Constants.Constant constant = Constants.fold(expression);
        if (constant instanceof Constants.Number number) {
            return new Argument.Number(number.value());
        }
        if (constant instanceof Constants.Text text) {
            return new Argument.Text(inPlace(text.value(), place == null ? expression.range() : place));
        }
        return switch (expression) {
            case Expression.Word word -> {
                Integer flag = flags.get(word.text());
                yield flag != null ? new Argument.Number(flag) : new Argument.Text(word.text());
            }
            case Expression.Socket socket -> {
                String protocol = socket.socket().protocol();
                String host = socket.socket().host();
                String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
                int port = socket.socket().port();
                yield new Argument.Text(
                        (protocol == null ? "" : protocol + ":") + bracketed + (port == 0 ? "" : ":" + port));
            }
            case Expression.Network network -> new Argument.Text(network.address());
            default -> {
                Expr compiled = expressions.compile(expression);
                yield compiled instanceof VariableExpr variable
                        ? new Argument.Expression(variable.pv(), true)
                        : new Argument.Expression(new Calls.Argument(compiled), false);
            }
        };
    }
}
