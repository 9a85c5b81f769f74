package org.olelo.module.pv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.module.pv.api.Selects;
import org.olelo.pv.CatalogPvParser;
import org.olelo.pv.Pv;
import org.olelo.pv.PvCatalog;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvName;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.rpc.RpcCall;
import org.olelo.rpc.RpcFault;
import org.olelo.rpc.RpcValue;
import org.olelo.spi.Engine;
import org.olelo.spi.ModParam;
import org.olelo.spi.RpcExport;
import org.olelo.spi.SipModule;

/** Kamailio's module pv. */
public final class PvModule implements SipModule {
    static final String KAMAILIO_VERSION = "5.6.3";
    private final ScriptVariables variables = new ScriptVariables();
    private final SharedVariables shared = new SharedVariables();
    private final Map<String, String> aliases = new HashMap<>();
    private final PvFunctions functions;
    private final PvParser parser;
    private final Selects selects;

    /** The module on that engine; its classes are known to the parser at once. */
    public PvModule(Engine engine) {
        PvCatalog catalog = engine.pvs();
        parser = new CatalogPvParser(catalog);
        functions = new PvFunctions(variables, parser);
        selects = new Selects();
        CoreSelects.addTo(selects, engine);
        engine.publish(Selects.class, selects);
        VariableTable table = new VariableTable(catalog);
        new UriVariables(engine.sockets()).addTo(table);
        new AddressVariables().addTo(table);
        new MessageVariables(engine).addTo(table);
        new HeaderVariables().addTo(table);
        new TimeVariables(engine.clock()).addTo(table);
        new BranchVariables(engine.sockets()).addTo(table);
        stores(table);
        transformations(catalog);
    }

    private void stores(VariableTable table) {
        table.factory(this::avp, "avp");
        table.factory(name -> xavp(name, XavpPv.Store.XAVP), "xavp");
        table.factory(name -> xavp(name, XavpPv.Store.XAVI), "xavi");
        table.factory(name -> xavp(name, XavpPv.Store.XAVU), "xavu");
        table.factory(name -> variables.variable(name, false), "var", "vz");
        table.factory(name -> variables.variable(name, true), "vn");
        table.factory(shared::variable, "shv");
        table.factory(PvModule::count, "cnt");
        table.factory(this::format, "_s");
        table.factory(name -> selects.variable(name.constantInner()), "sel");
    }

    private static void transformations(PvCatalog catalog) {
        catalog.addTransformation("s", StringTransformations::create);
        catalog.addTransformation("uri", UriTransformations::create);
        catalog.addTransformation("param", ListTransformations::param);
        catalog.addTransformation("line", ListTransformations::line);
        catalog.addTransformation("nameaddr", AddressTransformations::nameAddr);
        catalog.addTransformation("tobody", AddressTransformations::toBody);
        catalog.addTransformation("urialias", AddressTransformations::uriAlias);
    }

    private Pv format(PvName name) throws PvSyntaxException {
        name.unindexed();
        String inner = name.inner();
        if (inner == null) {
            throw new PvSyntaxException("$_s needs a text in parentheses");
        }
        PvFormat format = parser.format(inner);
        return ctx -> Value.of(format.format(ctx));
    }

    private Pv avp(PvName name) throws PvSyntaxException {
        String inner = name.inner();
        if (inner == null) {
            throw new PvSyntaxException("$avp needs a name in parentheses");
        }
        PvFormat format = name.innerFormat();
        if (format != null) {
            Pv single = format.singleVariable();
            Pv source = single != null ? single : ctx -> Value.of(format.format(ctx));
            return new AvpPv.Dynamic(source, name.index());
        }
        return new AvpPv.Fixed(avpName(aliases.getOrDefault(inner, inner)), name.index());
    }

    private static String avpName(String written) throws PvSyntaxException {
        int colon = written.indexOf(':');
        if (colon < 0) {
            return written;
        }
        String name = written.substring(colon + 1);
        return switch (written.substring(0, colon)) {
            case "s", "S" -> name;
            case "i", "I" -> "i:" + avpNumber(name);
            default -> throw new PvSyntaxException("an AVP name is s:text or i:number, not \"" + written + "\"");
        };
    }

    private static int avpNumber(String text) throws PvSyntaxException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new PvSyntaxException("\"" + text + "\" is not the number of an AVP");
        }
    }

    private Pv xavp(PvName name, XavpPv.Store store) throws PvSyntaxException {
        name.unindexed();
        String inner = name.inner();
        if (inner == null) {
            throw new PvSyntaxException("$" + name.className() + " needs a name in parentheses");
        }
        return new XavpPv(store, XavpPath.parse(name.className(), inner, parser));
    }

    private static Pv count(PvName name) throws PvSyntaxException {
        PvFormat format = name.innerFormat();
        Pv variable = format == null ? null : format.singleVariable();
        if (!(variable instanceof Countable countable)) {
            throw new PvSyntaxException("$cnt needs $avp(…) or $xavp(…) in parentheses");
        }
        return ctx -> Value.of(countable.count(ctx));
    }

    @Override
    public List<Object> exports() {
        return List.of(this, functions);
    }

    @ModParam(value = "shvset", doc = "Initial value of a shared variable: name=i:number or name=s:text.")
    void setShared(String text) {
        Assignment assignment = Assignment.parse(text);
        shared.cell(assignment.name()).value(assignment.value());
    }

    @ModParam(value = "varset", doc = "Initial value of a script variable: name=i:number or name=s:text.")
    void setVariable(String text) {
        Assignment assignment = Assignment.parse(text);
        variables.initial(assignment.name(), assignment.value());
    }

    @ModParam(value = "avp_aliases", doc = "Other names of AVPs: alias=s:name;alias=i:number;….")
    void setAliases(String text) {
        for (String alias : text.split(";")) {
            int equals = alias.indexOf('=');
            if (alias.isBlank()) {
                continue;
            }
            if (equals <= 0) {
                throw new IllegalArgumentException("an alias is written alias=name");
            }
            aliases.put(
                    alias.substring(0, equals).strip(),
                    alias.substring(equals + 1).strip());
        }
    }

    /** {@code name=i:number} or {@code name=s:text}. */
    private record Assignment(String name, Value value) {
        static Assignment parse(String text) {
            int equals = text.indexOf('=');
            if (equals <= 0 || equals + 2 >= text.length() || text.charAt(equals + 2) != ':') {
                throw new IllegalArgumentException("a value is written name=i:number or name=s:text");
            }
            String name = text.substring(0, equals).strip();
            String value = text.substring(equals + 3);
            return switch (text.charAt(equals + 1)) {
                case 's', 'S' -> new Assignment(name, Value.of(value));
                case 'i', 'I' -> new Assignment(name, Value.of(number(value)));
                default -> throw new IllegalArgumentException("the type of a value is i or s");
            };
        }

        private static int number(String text) {
            try {
                return Integer.parseInt(text.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
            }
        }
    }

    @RpcExport(value = "pv.shvSet", doc = "Assign a shared variable: name, type (int or str), value.")
    void rpcSet(RpcCall call) {
        String name = call.text(0);
        String type = call.text(1);
        SharedVariables.Cell cell = shared.find(name);
        if (cell == null) {
            throw new RpcFault(500, "Shared variable not found");
        }
        cell.value(type.startsWith("i") ? Value.of((int) call.number(2)) : Value.of(call.text(2)));
        call.add("Ok. Variable set to new value.");
    }

    @RpcExport(value = "pv.shvGet", doc = "Value of a shared variable, or of all.")
    void rpcGet(RpcCall call) {
        if (call.count() > 0) {
            String name = call.text(0);
            SharedVariables.Cell cell = shared.find(name);
            if (cell == null) {
                throw new RpcFault(404, "Variable not found");
            }
            describe(call.struct(), name, cell.value());
            return;
        }
        RpcValue.Struct items = call.struct().struct("items");
        shared.all().forEach((name, cell) -> describe(items.struct("shv"), name, cell.value()));
    }

    private static void describe(RpcValue.Struct struct, String name, @Nullable Value value) {
        boolean number = value != null && value.isInt();
        struct.add("name", name);
        struct.add("type", number ? "int" : "string");
        if (value != null && number) {
            struct.add("value", (long) value.number());
        } else {
            struct.add("value", value == null ? "" : value.text());
        }
    }
}
