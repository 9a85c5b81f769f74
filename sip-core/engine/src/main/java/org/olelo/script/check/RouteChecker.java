package org.olelo.script.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.olelo.routing.RouteKind;
import org.olelo.script.ast.BlockKind;
import org.olelo.script.ast.Config;
import org.olelo.script.ast.Expression;
import org.olelo.script.ast.Item;
import org.olelo.script.ast.LeaveKind;
import org.olelo.script.ast.Statement;
import org.olelo.script.lex.CoreActions;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.NearestName;
import org.olelo.script.source.SourceFile;
import org.olelo.script.source.SourceRange;
import org.olelo.spi.bind.FunctionDeclaration;
import org.olelo.spi.bind.LoadedModules;

/** Checks the statements of route blocks: functions, route names, types, labels; warns of what cannot be meant. */
final class RouteChecker {
    private static final Set<String> ONSEND_ACTIONS = Set.of(
            "log",
            "setflag",
            "resetflag",
            "isflagset",
            "set_forward_no_connect",
            "set_forward_close",
            "set_reply_no_connect",
            "set_reply_close");

    private final LoadedModules modules;
    private final Map<String, Integer> flags;
    private final Diagnostics diagnostics;
    private final TypeChecker types;
    private final SourceFile main;
    private final ConstantArguments constants = new ConstantArguments();
    private final FunctionRoutes routesOf = new FunctionRoutes();
    private final VariableUse use = new VariableUse();
    private final Map<String, Item.Block> routes = new HashMap<>();
    private final Set<String> customGroups = new HashSet<>();
    private final Set<String> instancedGroups = new HashSet<>();
    private final Set<String> mentioned = new HashSet<>();
    private final Set<String> tested = new HashSet<>();
    private final List<ZeroReturn> zeroReturns = new ArrayList<>();
    private String blockName = "";
    private boolean dynamicTests;
    private boolean dynamicCalls;
    private BlockKind kind = BlockKind.ROUTE;
    private int loops;

    /** A {@code return 0} and the route it stands in. */
    private record ZeroReturn(String route, SourceRange range) {}

    RouteChecker(Config config, LoadedModules modules, Map<String, Integer> flags, Diagnostics diagnostics) {
        this.modules = modules;
        this.flags = flags;
        this.diagnostics = diagnostics;
        this.types = new TypeChecker(diagnostics);
        this.main = config.main();
        for (Item item : config.items()) {
            if (item instanceof Item.CustomParameter custom) {
                (custom.id() == null ? customGroups : instancedGroups).add(custom.group());
            }
            if (item instanceof Item.Block block && block.kind() == BlockKind.ROUTE) {
                routes.putIfAbsent(block.name(), block);
            }
        }
    }

    void check(Item.Block block) {
        kind = block.kind();
        blockName = block.name();
        loops = 0;
        statements(block.body());
    }

    /** Notes the value of a module parameter: the module may set variables named in it. */
    void moduleParameter(String value) {
        use.mentioned(value);
    }

    /** Warns of what is missing, and of routes that nothing mentions. */
    void finish(boolean routesUsed) {
        if (routesUsed && !routes.containsKey("")) {
            SourceRange start = new SourceRange(main, 0, 0);
            diagnostics.warning(start, "there is no request_route: requests are ignored", null);
        }
        use.report(diagnostics);
        for (ZeroReturn zero : zeroReturns) {
            if (dynamicTests || tested.contains(zero.route())) {
                diagnostics.warning(
                        zero.range(),
                        "return 0 ends the whole script, as exit does",
                        "the caller tests the result: use return -1 for false, exit to end");
            }
        }
        if (dynamicCalls) {
            return;
        }
        for (Item.Block block : routes.values()) {
            if (!block.name().isEmpty() && !mentioned.contains(block.name())) {
                diagnostics.warning(block.nameRange(), "route[" + block.name() + "] is never called", null);
            }
        }
    }

    static RouteKind routeKind(BlockKind kind) {
        return switch (kind) {
            case ROUTE, EVENT -> RouteKind.REQUEST;
            case REPLY -> RouteKind.REPLY;
            case ONREPLY -> RouteKind.ONREPLY;
            case FAILURE -> RouteKind.FAILURE;
            case BRANCH -> RouteKind.BRANCH;
            case ONSEND -> RouteKind.ONSEND;
        };
    }

    // ---- statements

    private void statements(List<Statement> body) {
        for (int i = 0; i < body.size(); i++) {
            Statement statement = body.get(i);
            statement(statement);
            if (statement instanceof Statement.Leave leave && hasMore(body, i)) {
                diagnostics.warning(
                        body.get(i + 1).range(),
                        "never reached after " + leave.kind().word(),
                        null);
            }
        }
    }

    private static boolean hasMore(List<Statement> body, int i) {
        for (int j = i + 1; j < body.size(); j++) {
            if (!(body.get(j) instanceof Statement.Empty)) {
                return true;
            }
        }
        return false;
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Statement.Assign assign -> {
                use.written(assign.target().range().text());
                expression(assign.value());
                types.check(assign.value());
            }
            case Statement.Invoke invoke -> {
                call(invoke.call());
                types.check(invoke.call());
            }
            case Statement.If condition -> {
                condition(condition.condition(), "if");
                statements(condition.then());
                statements(condition.otherwise());
            }
            case Statement.While loop -> {
                condition(loop.condition(), "while");
                loops++;
                statements(loop.body());
                loops--;
            }
            case Statement.Switch choice -> choice(choice);
            case Statement.Leave leave -> leave(leave);
            case Statement.Empty empty -> {}
        }
    }

    private void condition(Expression condition, String word) {
        expression(condition);
        StaticType type = types.check(condition);
        Expression inner = condition;
        while (inner instanceof Expression.Group group) {
            inner = group.inner();
        }
        if (inner instanceof Expression.Assignment) {
            diagnostics.warning(inner.range(), "an assignment as condition is always true", "use == to compare");
        } else if (type == StaticType.TEXT) {
            diagnostics.warning(
                    inner.range(),
                    "a string as condition of " + word + " is true only when it is a number above 0",
                    null);
        } else if (word.equals("if") && inner instanceof Expression.Int) {
            diagnostics.warning(inner.range(), "the condition is constant", null);
        }
    }

    private void leave(Statement.Leave leave) {
        Expression value = leave.value();
        if (leave.kind() == LeaveKind.BREAK && loops == 0) {
            diagnostics.warning(
                    leave.range(), "break outside of while and switch ends the route with code 0", "use return");
        }
        if (value == null) {
            return;
        }
        expression(value);
        if (types.check(value) == StaticType.TEXT) {
            diagnostics.error(value.range(), leave.kind().word() + " takes an integer, not a string");
        }
        boolean zero = leave.kind() == LeaveKind.RETURN
                && Constants.fold(value) instanceof Constants.Number n
                && n.value() == 0;
        if (zero && kind == BlockKind.ROUTE) {
            zeroReturns.add(new ZeroReturn(blockName, leave.range()));
        }
    }

    private void choice(Statement.Switch choice) {
        expression(choice.subject());
        types.check(choice.subject());
        if (choice.cases().isEmpty()) {
            diagnostics.warning(choice.range(), "empty switch", null);
        }
        boolean hasDefault = false;
        StaticType labels = StaticType.UNKNOWN;
        Set<String> seen = new HashSet<>();
        for (Statement.Case one : choice.cases()) {
            if (one.label() == null) {
                if (hasDefault) {
                    diagnostics.error(one.range(), "a second default in one switch");
                }
                hasDefault = true;
            } else {
                labels = label(one, one.label(), labels, seen);
            }
            loops++;
            statements(one.body());
            loops--;
        }
    }

    private StaticType label(Statement.Case one, Expression label, StaticType labels, Set<String> seen) {
        Constants.Constant constant = Constants.fold(label);
        if (constant == null) {
            expression(label);
            diagnostics.error(label.range(), "the label of a case must be constant");
            return labels;
        }
        StaticType type = constant instanceof Constants.Number ? StaticType.INT : StaticType.TEXT;
        if (labels != StaticType.UNKNOWN && labels != type) {
            diagnostics.error(label.range(), "labels of one switch are all integers or all strings");
        }
        if (!one.regex() && !seen.add(constant.toString())) {
            diagnostics.error(label.range(), "this label was used before in the switch");
        }
        if (one.regex()) {
            Regexes.check(((Expression.Text) label).value(), label.range(), diagnostics);
        }
        return type;
    }

    // ---- expressions

    private void expression(Expression expression) {
        switch (expression) {
            case Expression.Text text -> mentioned.add(text.value());
            case Expression.Call call -> {
                call(call);
                tested(call);
            }
            case Expression.Group group -> expression(group.inner());
            case Expression.Unary unary -> expression(unary.operand());
            case Expression.Binary binary -> {
                expression(binary.left());
                expression(binary.right());
                if (binary.operator() == org.olelo.script.ast.BinaryOperator.MATCH
                        && Constants.fold(binary.right()) instanceof Constants.Text pattern) {
                    Regexes.check(pattern.value(), binary.right().range(), diagnostics);
                }
            }
            case Expression.Choice choice -> {
                expression(choice.condition());
                expression(choice.then());
                expression(choice.otherwise());
            }
            case Expression.Block block -> statements(block.body());
            case Expression.Assignment assignment -> {
                use.written(assignment.assign().target().range().text());
                expression(assignment.assign().value());
            }
            case Expression.Special special -> {
                expression(special.right());
                special(special);
            }
            case Expression.Int i -> {}
            case Expression.Variable v -> use.read(v.text(), v.range());
            case Expression.Select s -> {}
            case Expression.Myself m -> {}
            case Expression.Network n -> {}
            case Expression.Word w -> {}
            case Expression.Socket s -> {}
        }
    }

    private void special(Expression.Special special) {
        if (special.operand().onsendOnly() && kind != BlockKind.ONSEND) {
            String fault = special.operand().word() + " exists in onsend_route only";
            if (special.operand().kind() == org.olelo.script.ast.SpecialOperand.Kind.ADDRESS) {
                diagnostics.error(special.range(), fault);
            } else {
                diagnostics.warning(special.range(), fault + ": always false", null);
            }
        }
        boolean match = special.operator() == org.olelo.script.ast.BinaryOperator.MATCH;
        if (match && Constants.fold(special.right()) instanceof Constants.Text pattern) {
            Regexes.check(pattern.value(), special.right().range(), diagnostics);
        }
    }

    // ---- calls

    private void call(Expression.Call call) {
        for (Expression argument : call.arguments()) {
            if (hasCall(argument)) {
                diagnostics.error(
                        argument.range(),
                        "a function cannot be called inside the arguments of another",
                        "assign its result to a variable first");
            }
            expression(argument);
            use.argument(call.name(), argument);
        }
        if (call.name().equals("route")) {
            route(call);
        } else if (CoreActions.find(call.name()) != null) {
            coreAction(call);
        } else {
            function(call);
        }
    }

    /** A route whose result is looked at. */
    private void tested(Expression.Call call) {
        if (!call.name().equals("route") || call.arguments().isEmpty()) {
            return;
        }
        Constants.Constant name = Constants.fold(call.arguments().getFirst());
        if (name == null) {
            dynamicTests = true;
        } else {
            tested.add(name.toString());
        }
    }

    private static boolean hasCall(Expression expression) {
        return switch (expression) {
            case Expression.Call call -> true;
            case Expression.Group group -> hasCall(group.inner());
            case Expression.Unary unary -> hasCall(unary.operand());
            case Expression.Binary binary -> hasCall(binary.left()) || hasCall(binary.right());
            case Expression.Choice choice ->
                hasCall(choice.condition()) || hasCall(choice.then()) || hasCall(choice.otherwise());
            case Expression.Block block -> true;
            default -> false;
        };
    }

    private void route(Expression.Call call) {
        if (kind == BlockKind.ONSEND) {
            diagnostics.error(call.nameRange(), "route cannot be called in onsend_route");
        }
        Expression name = call.arguments().get(0);
        Constants.Constant constant = Constants.fold(name);
        if (constant == null) {
            dynamicCalls = true;
            return;
        }
        String text = constant.toString();
        mentioned.add(text);
        if (!routes.containsKey(text.equals("0") ? "" : text)) {
            String remedy = NearestName.remedy(text, routes.keySet());
            if (remedy == null && text.indexOf('$') >= 0) {
                remedy = "variables are not replaced here; write route($var(x)) without quotes";
            }
            diagnostics.error(name.range(), "there is no route[" + text + "]", remedy);
        }
    }

    private void coreAction(Expression.Call call) {
        if (kind == BlockKind.ONSEND && !ONSEND_ACTIONS.contains(call.name())) {
            diagnostics.error(
                    call.nameRange(),
                    call.name() + " cannot be called in onsend_route",
                    "allowed there: " + String.join(", ", new TreeSet<>(ONSEND_ACTIONS)));
        }
        if (call.name().startsWith("cfg_") && call.arguments().get(0) instanceof Expression.Text group) {
            configGroup(call, group);
        }
        for (Expression argument : call.arguments()) {
            boolean flag = call.name().endsWith("flag") || call.name().equals("isflagset");
            if (flag && argument instanceof Expression.Word word && !flags.containsKey(word.text())) {
                diagnostics.error(
                        argument.range(),
                        "flag " + word.text() + " is not declared",
                        flags.isEmpty()
                                ? "use #!define " + word.text() + " 1, or declare flags " + word.text()
                                : NearestName.remedy(word.text(), flags.keySet()));
            }
            boolean range =
                    flag && argument instanceof Expression.Int number && (number.value() < 0 || number.value() > 31);
            if (range) {
                diagnostics.error(argument.range(), "a flag is 0 to 31");
            }
        }
    }

    // instances of the groups that modules declare are not read by them
    private void configGroup(Expression.Call call, Expression.Text group) {
        if (customGroups.contains(group.value())) {
            return;
        }
        boolean ofModule = modules.loaded(group.value())
                || group.value().equals("core")
                || group.value().equals("tcp");
        if (!ofModule) {
            diagnostics.error(
                    group.range(),
                    "there is no configuration group " + group.value(),
                    NearestName.remedy(group.value(), customGroups));
        } else if (instancedGroups.contains(group.value())) {
            diagnostics.error(
                    group.range(),
                    "instances of group " + group.value() + " cannot be chosen here: its module reads one value",
                    "only groups of your own parameters have instances");
        }
    }

    private void function(Expression.Call call) {
        List<FunctionDeclaration> declared = modules.functions(call.name());
        if (declared.isEmpty()) {
            diagnostics.error(call.nameRange(), "unknown function " + call.name(), remedy(call.name()));
            return;
        }
        Set<Integer> counts = new TreeSet<>();
        FunctionDeclaration fitting = null;
        for (FunctionDeclaration function : declared) {
            counts.add(function.arity());
            if (function.arity() == call.arguments().size()) {
                fitting = function;
                if (routesOf.allowed(function, routeKind(kind))) {
                    constantArguments(call);
                    return;
                }
            }
        }
        if (fitting == null) {
            diagnostics.error(
                    argumentsRange(call),
                    call.name() + " takes " + join(counts) + ", not "
                            + call.arguments().size(),
                    null);
            return;
        }
        diagnostics.error(
                call.nameRange(),
                call.name() + " cannot be called in " + kind.word(),
                "allowed in: " + allowed(fitting));
    }

    private void constantArguments(Expression.Call call) {
        int count = call.arguments().size();
        for (int i = 0; i < count; i++) {
            Expression argument = call.arguments().get(i);
            if (Constants.fold(argument) == null && !hasCall(argument) && constants.required(call.name(), count, i)) {
                diagnostics.error(
                        argument.range(),
                        "argument " + (i + 1) + " of " + call.name() + " is not constant",
                        argument instanceof Expression.Variable variable
                                ? "put the variable in quotes: \"" + variable.text() + "\""
                                : "assign it to a variable and put that in quotes: \"$var(x)\"");
            }
        }
    }

    private static SourceRange argumentsRange(Expression.Call call) {
        SourceRange all = call.range();
        boolean same = all.file() == call.nameRange().file()
                && all.end() > call.nameRange().end();
        return same ? new SourceRange(all.file(), call.nameRange().end(), all.end()) : all;
    }

    private static String join(Set<Integer> counts) {
        StringBuilder out = new StringBuilder();
        int left = counts.size();
        for (int count : counts) {
            out.append(count);
            left--;
            out.append(
                    left > 1
                            ? ", "
                            : left == 1 ? " or " : counts.size() == 1 && count == 1 ? " argument" : " arguments");
        }
        return out.toString();
    }

    private String allowed(FunctionDeclaration function) {
        StringBuilder out = new StringBuilder();
        for (RouteKind each : RouteKind.values()) {
            if (routesOf.allowed(function, each) && each != RouteKind.ERROR) {
                out.append(out.isEmpty() ? "" : ", ").append(label(each));
            }
        }
        return out.toString();
    }

    static String label(RouteKind each) {
        return switch (each) {
            case REQUEST -> "request_route, route, event_route";
            case REPLY -> "reply_route";
            case ONREPLY -> "onreply_route[...]";
            case FAILURE -> "failure_route";
            case BRANCH -> "branch_route";
            case ONSEND -> "onsend_route";
            case BRANCH_FAILURE -> "event_route[tm:branch-failure]";
            case LOCAL -> "event_route[tm:local-request]";
            case EVENT -> "event_route";
            case ERROR -> "error_route";
        };
    }

    private @Nullable String remedy(String name) {
        List<String> exporters = ExportedNames.modulesOf(name);
        if (!exporters.isEmpty()) {
            for (String module : exporters) {
                if (modules.catalog().find(module) != null && !modules.loaded(module)) {
                    return "loadmodule \"" + module + ".so\" must stand before it";
                }
            }
            return "it belongs to module " + String.join(" or ", exporters) + ", which does not have it here";
        }
        Set<String> known = new HashSet<>(modules.functionNames());
        known.addAll(CoreActions.names());
        return NearestName.remedy(name, known);
    }
}
