package org.olelo.module.pv;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.Pv;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.Branch;
import org.olelo.routing.MessageContext;
import org.olelo.routing.Xavp;
import org.olelo.sip.header.Parameters;
import org.olelo.spi.ScriptFunction;
import org.olelo.text.Latin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions of module pv. */
final class PvFunctions {
    private static final Logger LOG = LoggerFactory.getLogger("pv");
    private final ScriptVariables variables;
    private final PvParser parser;

    PvFunctions(ScriptVariables variables, PvParser parser) {
        this.variables = variables;
        this.parser = parser;
    }

    @ScriptFunction(value = "pv_isset", doc = "True when the variable is not null.")
    public boolean isSet(MessageContext ctx, Pv variable) {
        return !variable.get(ctx).isNull();
    }

    @ScriptFunction(value = "pv_unset", doc = "Assigns null to the variable.")
    public boolean unset(MessageContext ctx, Pv variable) {
        return variable.writable() && variable.set(ctx, Value.NULL);
    }

    @ScriptFunction(value = "is_int", doc = "True when the variable holds an integer.")
    public boolean isInt(MessageContext ctx, Pv variable) {
        return variable.get(ctx).isInt();
    }

    @ScriptFunction(value = "typeof", doc = "True when the variable is of the type int, str or null.")
    public boolean typeOf(MessageContext ctx, Pv variable, String type) {
        Value value = variable.get(ctx);
        return switch (type) {
            case "int" -> value.isInt();
            case "str" -> value.isString();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    @ScriptFunction(value = "not_empty", doc = "True when the variable holds a text that is not empty.")
    public boolean notEmpty(MessageContext ctx, Pv variable) {
        Value value = variable.get(ctx);
        return value.isString() && !value.text().isEmpty();
    }

    @ScriptFunction(value = "pv_evalx", doc = "Evaluates the variables in the text and assigns the result.")
    public int evaluate(MessageContext ctx, Pv target, String text) {
        PvFormat format;
        try {
            format = parser.format(text);
        } catch (PvSyntaxException e) {
            LOG.error("pv_evalx cannot parse the text, text={} reason={}", text, e.getMessage());
            return -1;
        }
        return target.set(ctx, Value.of(format.format(ctx))) ? 1 : -1;
    }

    // ---- XAVPs

    @ScriptFunction(value = "xavp_copy", doc = "Copies an XAVP under another name.")
    public boolean copy(MessageContext ctx, String source, int index, String target) {
        List<Xavp> roots = ctx.stores().xavps();
        Xavp node = Xavps.find(roots, source, index, false);
        if (node == null) {
            return false;
        }
        roots.addFirst(Xavps.copy(node, target));
        return true;
    }

    @ScriptFunction(value = "xavp_copy", doc = "Copies an XAVP over another one.")
    public boolean copy(MessageContext ctx, String source, int index, String target, int targetIndex) {
        List<Xavp> roots = ctx.stores().xavps();
        Xavp node = Xavps.find(roots, source, index, false);
        int at = Xavps.position(roots, target, targetIndex, false);
        if (node == null || at < 0) {
            return false;
        }
        roots.set(at, Xavps.copy(node, target));
        return true;
    }

    @ScriptFunction(value = "xavp_params_explode", doc = "Reads name=value;… into a new XAVP.")
    public boolean explodeParams(MessageContext ctx, String params, String name) {
        return explode(ctx.stores().xavps(), params, name);
    }

    @ScriptFunction(value = "xavu_params_explode", doc = "Reads name=value;… into an XAVU.")
    public boolean explodeParamsXavu(MessageContext ctx, String params, String name) {
        ctx.stores().xavus().removeIf(node -> node.name().equals(name));
        return explode(ctx.stores().xavus(), params, name);
    }

    private static boolean explode(List<Xavp> roots, String params, String name) {
        if (params.isBlank() || name.isEmpty()) {
            return false;
        }
        byte[] bytes = Latin.bytes(params);
        Parameters all = new Parameters(bytes, 0, bytes.length);
        Xavp root = new Xavp(name, Value.NULL);
        List<Xavp> children = root.makeChildren();
        while (all.next()) {
            children.addLast(new Xavp(all.name(), Value.of(all.value())));
        }
        roots.addFirst(root);
        return true;
    }

    @ScriptFunction(value = "xavp_params_implode", doc = "Writes an XAVP as name=value;… into a variable.")
    public boolean implodeParams(MessageContext ctx, String name, Pv target) {
        return implode(ctx, Xavps.find(ctx.stores().xavps(), name, 0, false), target);
    }

    @ScriptFunction(value = "xavu_params_implode", doc = "Writes an XAVU as name=value;… into a variable.")
    public boolean implodeParamsXavu(MessageContext ctx, String name, Pv target) {
        return implode(ctx, Xavps.find(ctx.stores().xavus(), name, 0, false), target);
    }

    private static boolean implode(MessageContext ctx, @Nullable Xavp root, Pv target) {
        List<Xavp> children = root == null ? null : root.children();
        if (children == null) {
            return false;
        }
        StringBuilder out = new StringBuilder();
        for (Xavp child : children) {
            if (child.children() == null && !child.value().isNull()) {
                out.append(child.name())
                        .append('=')
                        .append(child.value().text())
                        .append(';');
            }
        }
        return target.set(ctx, Value.of(out.toString()));
    }

    @ScriptFunction(
            value = "xavp_slist_explode",
            doc = "Splits a text at any of the separators into $xavp(name=>v[i]).")
    public boolean explodeList(MessageContext ctx, String text, String separators, @Nullable String mode, String name) {
        boolean trim = mode != null && mode.indexOf('t') >= 0;
        Xavp root = new Xavp(name, Value.NULL);
        List<Xavp> children = root.makeChildren();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && separators.indexOf(text.charAt(i)) < 0) {
                continue;
            }
            String token = text.substring(start, i);
            String kept = trim ? StringTransformations.trimTail(StringTransformations.trimHead(token)) : token;
            if (!kept.isEmpty()) {
                children.add(new Xavp("v", Value.of(kept)));
            }
            start = i + 1;
        }
        if (children.isEmpty()) {
            return false;
        }
        ctx.stores().xavps().addFirst(root);
        return true;
    }

    @ScriptFunction(value = "xavp_child_seti", doc = "Assigns an integer to $xavp(root=>child).")
    public boolean setChild(MessageContext ctx, String root, String child, int value) {
        return setChild(ctx.stores().xavps(), root, child, Value.of(value), false);
    }

    @ScriptFunction(value = "xavp_child_sets", doc = "Assigns a text to $xavp(root=>child).")
    public boolean setChild(MessageContext ctx, String root, String child, String value) {
        return setChild(ctx.stores().xavps(), root, child, Value.of(value), false);
    }

    @ScriptFunction(value = "xavi_child_seti", doc = "Assigns an integer to $xavi(root=>child).")
    public boolean setChildXavi(MessageContext ctx, String root, String child, int value) {
        return setChild(ctx.stores().xavis(), root, child, Value.of(value), true);
    }

    @ScriptFunction(value = "xavi_child_sets", doc = "Assigns a text to $xavi(root=>child).")
    public boolean setChildXavi(MessageContext ctx, String root, String child, String value) {
        return setChild(ctx.stores().xavis(), root, child, Value.of(value), true);
    }

    private static boolean setChild(List<Xavp> roots, String root, String child, Value value, boolean ignoreCase) {
        Xavp node = Xavps.find(roots, root, 0, ignoreCase);
        if (node == null) {
            node = new Xavp(root, Value.NULL);
            roots.addFirst(node);
        }
        List<Xavp> children = node.makeChildren();
        Xavp known = Xavps.find(children, child, 0, ignoreCase);
        if (known == null) {
            children.addFirst(new Xavp(child, value));
        } else {
            known.value(value);
        }
        return true;
    }

    @ScriptFunction(value = "xavp_rm", doc = "Removes all values of $xavp(root).")
    public boolean remove(MessageContext ctx, String root) {
        return ctx.stores().xavps().removeIf(node -> Xavps.same(node, root, false));
    }

    @ScriptFunction(value = "xavi_rm", doc = "Removes all values of $xavi(root).")
    public boolean removeXavi(MessageContext ctx, String root) {
        return ctx.stores().xavis().removeIf(node -> Xavps.same(node, root, true));
    }

    @ScriptFunction(value = "xavp_child_rm", doc = "Removes the newest value of $xavp(root=>child).")
    public boolean removeChild(MessageContext ctx, String root, String child) {
        return removeChild(ctx.stores().xavps(), root, child, false);
    }

    @ScriptFunction(value = "xavi_child_rm", doc = "Removes the newest value of $xavi(root=>child).")
    public boolean removeChildXavi(MessageContext ctx, String root, String child) {
        return removeChild(ctx.stores().xavis(), root, child, true);
    }

    private static boolean removeChild(List<Xavp> roots, String root, String child, boolean ignoreCase) {
        Xavp node = Xavps.find(roots, root, 0, ignoreCase);
        List<Xavp> children = node == null ? null : node.children();
        int at = children == null ? -1 : Xavps.position(children, child, 0, ignoreCase);
        if (children == null || at < 0) {
            return false;
        }
        children.remove(at);
        return true;
    }

    @ScriptFunction(value = "pv_xavp_print", doc = "Logs all XAVPs.")
    public int printXavps(MessageContext ctx) {
        return print("xavp", ctx.stores().xavps());
    }

    @ScriptFunction(value = "pv_xavu_print", doc = "Logs all XAVUs.")
    public int printXavus(MessageContext ctx) {
        return print("xavu", ctx.stores().xavus());
    }

    @ScriptFunction(value = "pv_xavi_print", doc = "Logs all XAVIs.")
    public int printXavis(MessageContext ctx) {
        return print("xavi", ctx.stores().xavis());
    }

    private static int print(String kind, List<Xavp> roots) {
        StringBuilder out = new StringBuilder();
        append(out, roots, 1);
        LOG.info("dump of {} list:\n{}", kind, out);
        return 1;
    }

    private static void append(StringBuilder out, List<Xavp> list, int depth) {
        for (Xavp node : list) {
            out.append("    ".repeat(depth))
                    .append(node.name())
                    .append(": ")
                    .append(node.value())
                    .append('\n');
            List<Xavp> children = node.children();
            if (children != null) {
                append(out, children, depth + 1);
            }
        }
    }

    @ScriptFunction(value = "pv_var_to_xavp", doc = "Copies $var(name), or all with \"*\", to $xavp(root=>name).")
    public boolean varToXavp(MessageContext ctx, String name, String root) {
        boolean all = name.equals("*");
        Xavp node = new Xavp(root, Value.NULL);
        List<Xavp> children = node.makeChildren();
        variables.slots().forEach((variable, slot) -> {
            if (all ? !variable.startsWith("n ") : variable.equals(name)) {
                children.addFirst(new Xavp(variable, variables.read(ctx, slot)));
            }
        });
        if (children.isEmpty()) {
            return false;
        }
        ctx.stores().xavps().removeIf(old -> old.name().equals(root));
        ctx.stores().xavps().addFirst(node);
        return true;
    }

    @ScriptFunction(value = "pv_xavp_to_var", doc = "Copies the values of $xavp(root=>name) to $var(name).")
    public boolean xavpToVar(MessageContext ctx, String root) {
        Xavp node = Xavps.find(ctx.stores().xavps(), root, 0, false);
        List<Xavp> children = node == null ? null : node.children();
        if (children == null) {
            return false;
        }
        for (Xavp child : children.reversed()) {
            if (!child.value().isNull()) {
                ctx.worker().variable(variables.slot(child.name()), child.value());
            }
        }
        return true;
    }

    // ---- the static branch

    @ScriptFunction(value = "sbranch_set_ruri", doc = "Makes the static branch the Request-URI branch.")
    public boolean setStaticBranch(MessageContext ctx) {
        Branch branch = BranchVariables.staticBranch(ctx);
        if (branch.uri().isEmpty() || !ctx.isRequest()) {
            return false;
        }
        branch.applyTo(ctx);
        return true;
    }

    @ScriptFunction(value = "sbranch_append", doc = "Adds the static branch to the destination set.")
    public boolean appendStaticBranch(MessageContext ctx) {
        Branch source = BranchVariables.staticBranch(ctx);
        if (source.uri().isEmpty()) {
            return false;
        }
        ctx.branches().add(source.copy());
        return true;
    }

    @ScriptFunction(value = "sbranch_reset", doc = "Forgets the static branch.")
    public int resetStaticBranch(MessageContext ctx) {
        BranchVariables.resetStaticBranch(ctx);
        return 1;
    }
}
