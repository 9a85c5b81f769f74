package org.olelo.module.ipops;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.net.IpText;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.AttachmentKey;
import org.olelo.routing.MessageContext;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** dns_query, srv_query, naptr_query and ptr_query; a message keeps its results for $dns, $srvquery, $naptrquery and $ptrquery. */
final class DnsQueries {
    private static final AttachmentKey<Map<String, List<Map<String, Value>>>> RESULTS =
            new AttachmentKey<>("DNS results");

    @ScriptFunction(value = "dns_query", blocking = true, doc = "Keeps the addresses of a host for $dns(id=>key).")
    public int addresses(MessageContext ctx, String host, String id) {
        List<Map<String, Value>> rows = new ArrayList<>();
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                rows.add(Map.of(
                        "addr", Value.of(IpText.of(address)),
                        "type", Value.of(address instanceof Inet4Address ? 4 : 6),
                        "hostname", Value.of(host)));
            }
        } catch (UnknownHostException e) {
            return keep(ctx, "dns ", id, rows);
        }
        return keep(ctx, "dns ", id, rows);
    }

    @ScriptFunction(
            value = "srv_query",
            blocking = true,
            doc = "Keeps the SRV records of a name for $srvquery(id=>key).")
    public int services(MessageContext ctx, String name, String id) {
        List<SRVRecord> found = new ArrayList<>();
        for (Record answer : lookup(name, Type.SRV)) {
            if (answer instanceof SRVRecord service) {
                found.add(service);
            }
        }
        found.sort(Comparator.comparingInt(SRVRecord::getPriority)
                .thenComparing(Comparator.comparingInt(SRVRecord::getWeight).reversed()));
        List<Map<String, Value>> rows = new ArrayList<>();
        for (SRVRecord service : found) {
            rows.add(Map.of(
                    "priority", Value.of(service.getPriority()),
                    "weight", Value.of(service.getWeight()),
                    "port", Value.of(service.getPort()),
                    "target", Value.of(service.getTarget().toString(true))));
        }
        return keep(ctx, "srv ", id, rows);
    }

    @ScriptFunction(
            value = "naptr_query",
            blocking = true,
            doc = "Keeps the NAPTR records of a name for $naptrquery(id=>key).")
    public int pointers(MessageContext ctx, String name, String id) {
        List<NAPTRRecord> found = new ArrayList<>();
        for (Record answer : lookup(name, Type.NAPTR)) {
            if (answer instanceof NAPTRRecord pointer) {
                found.add(pointer);
            }
        }
        found.sort(Comparator.comparingInt(NAPTRRecord::getOrder).thenComparingInt(NAPTRRecord::getPreference));
        List<Map<String, Value>> rows = new ArrayList<>();
        for (NAPTRRecord pointer : found) {
            rows.add(Map.of(
                    "order", Value.of(pointer.getOrder()),
                    "pref", Value.of(pointer.getPreference()),
                    "flags", Value.of(pointer.getFlags()),
                    "services", Value.of(pointer.getService()),
                    "regex", Value.of(pointer.getRegexp()),
                    "replace", Value.of(pointer.getReplacement().toString(true))));
        }
        return keep(ctx, "naptr ", id, rows);
    }

    @ScriptFunction(
            value = "ptr_query",
            blocking = true,
            doc = "Keeps the host name of an address for $ptrquery(id=>key).")
    public int names(MessageContext ctx, String address, String id) {
        InetAddress parsed = IpText.parse(address);
        List<Map<String, Value>> rows = new ArrayList<>();
        if (parsed != null) {
            for (Record answer : lookup(ReverseMap.fromAddress(parsed).toString(), Type.PTR)) {
                if (answer instanceof PTRRecord pointer) {
                    rows.add(Map.of(
                            "ip",
                            Value.of(address),
                            "hostname",
                            Value.of(pointer.getTarget().toString(true))));
                }
            }
        }
        return keep(ctx, "ptr ", id, rows);
    }

    private static Record[] lookup(String name, int type) {
        try {
            Record[] answers = new Lookup(Name.fromString(name, Name.root), type).run();
            return answers == null ? new Record[0] : answers;
        } catch (TextParseException e) {
            return new Record[0];
        }
    }

    private static int keep(MessageContext ctx, String kind, String id, List<Map<String, Value>> rows) {
        Map<String, List<Map<String, Value>>> results = ctx.attachment(RESULTS);
        if (results == null) {
            results = new HashMap<>();
            ctx.attach(RESULTS, results);
        }
        results.put(kind + id, rows);
        return rows.isEmpty() ? -1 : 1;
    }

    private static @Nullable List<Map<String, Value>> results(MessageContext ctx, String key) {
        Map<String, List<Map<String, Value>>> results = ctx.attachment(RESULTS);
        return results == null ? null : results.get(key);
    }

    @PvExport(value = "dns", doc = "Results of dns_query: count, ipv4, ipv6, addr[i], type[i].")
    public Pv address(PvName name) throws PvSyntaxException {
        return variable("dns ", name, List.of("count", "ipv4", "ipv6", "addr", "type"));
    }

    @PvExport(value = "srvquery", doc = "Results of srv_query: count, port[i], priority[i], target[i], weight[i].")
    public Pv service(PvName name) throws PvSyntaxException {
        return variable("srv ", name, List.of("count", "port", "priority", "target", "weight"));
    }

    @PvExport(
            value = "naptrquery",
            doc = "Results of naptr_query: count, order[i], pref[i], flags[i], services[i], regex[i], replace[i].")
    public Pv pointer(PvName name) throws PvSyntaxException {
        return variable("naptr ", name, List.of("count", "order", "pref", "flags", "services", "regex", "replace"));
    }

    @PvExport(value = "ptrquery", doc = "Results of ptr_query: ip, hostname.")
    public Pv host(PvName name) throws PvSyntaxException {
        return variable("ptr ", name, List.of("ip", "hostname"));
    }

    private static Pv variable(String kind, PvName name, List<String> keys) throws PvSyntaxException {
        name.unindexed();
        String inner = name.inner();
        int arrow = inner == null ? -1 : inner.indexOf("=>");
        if (inner == null || arrow <= 0) {
            throw new PvSyntaxException("$" + name.className() + " needs id=>key in parentheses");
        }
        String written = inner.substring(arrow + 2).strip();
        int bracket = written.indexOf('[');
        String key = bracket < 0 ? written : written.substring(0, bracket);
        if (!keys.contains(key)) {
            throw new PvSyntaxException("$" + name.className() + " knows no \"" + key + "\", only " + keys);
        }
        return ctx -> {
            String now = name.inner(ctx);
            String id = now.substring(0, now.indexOf("=>")).strip();
            List<Map<String, Value>> rows = results(ctx, kind + id);
            return rows == null ? Value.NULL : read(rows, key, index(now));
        };
    }

    private static Value read(List<Map<String, Value>> rows, String key, int index) {
        return switch (key) {
            case "count" -> Value.of(rows.size());
            case "ipv4" -> Value.of(has(rows, 4));
            case "ipv6" -> Value.of(has(rows, 6));
            default -> {
                int at = index < 0 ? rows.size() + index : index;
                yield at < 0 || at >= rows.size() ? Value.NULL : rows.get(at).getOrDefault(key, Value.NULL);
            }
        };
    }

    private static int has(List<Map<String, Value>> rows, int type) {
        return rows.stream()
                        .anyMatch(row -> row.getOrDefault("type", Value.NULL).number() == type)
                ? 1
                : 0;
    }

    private static int index(String inner) {
        int bracket = inner.lastIndexOf('[');
        if (bracket < 0 || !inner.endsWith("]")) {
            return 0;
        }
        try {
            return Integer.parseInt(
                    inner.substring(bracket + 1, inner.length() - 1).strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
