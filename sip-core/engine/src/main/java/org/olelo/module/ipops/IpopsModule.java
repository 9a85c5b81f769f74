package org.olelo.module.ipops;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.olelo.net.IpText;
import org.olelo.pv.Constant;
import org.olelo.pv.Pv;
import org.olelo.pv.PvName;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;
import org.olelo.spi.Engine;
import org.olelo.spi.PvExport;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.SipModule;

/** Kamailio's module ipops. */
public final class IpopsModule implements SipModule {
    private final DnsQueries queries = new DnsQueries();

    /** The module on that engine. */
    public IpopsModule(Engine engine) {}

    @Override
    public List<Object> exports() {
        return List.of(this, queries);
    }

    @ScriptFunction(value = "is_ip", doc = "True for an IPv4 address, an IPv6 address or one in brackets.")
    public boolean isIp(MessageContext ctx, String text) {
        return IpForms.of(text) != IpForms.NONE;
    }

    @ScriptFunction(value = "is_pure_ip", doc = "True for an IPv4 or IPv6 address without brackets.")
    public boolean isPureIp(MessageContext ctx, String text) {
        IpForms form = IpForms.of(text);
        return form == IpForms.IPV4 || form == IpForms.IPV6;
    }

    @ScriptFunction(value = "is_ipv4", doc = "True for an IPv4 address.")
    public boolean isIpv4(MessageContext ctx, String text) {
        return IpForms.of(text) == IpForms.IPV4;
    }

    @ScriptFunction(value = "is_ipv6", doc = "True for an IPv6 address without brackets.")
    public boolean isIpv6(MessageContext ctx, String text) {
        return IpForms.of(text) == IpForms.IPV6;
    }

    @ScriptFunction(value = "is_ipv6_reference", doc = "True for an IPv6 address in brackets.")
    public boolean isIpv6Reference(MessageContext ctx, String text) {
        return IpForms.of(text) == IpForms.IPV6_REFERENCE;
    }

    @ScriptFunction(value = "ip_type", doc = "1 for IPv4, 2 for IPv6, 3 for IPv6 in brackets, else -1.")
    public int ipType(MessageContext ctx, String text) {
        return switch (IpForms.of(text)) {
            case IPV4 -> 1;
            case IPV6 -> 2;
            case IPV6_REFERENCE -> 3;
            case NONE -> -1;
        };
    }

    @ScriptFunction(value = "compare_ips", doc = "True when both are the same address; brackets do not matter.")
    public boolean compareIps(MessageContext ctx, String first, String second) {
        InetAddress a = IpText.parse(first);
        return a != null && a.equals(IpText.parse(second));
    }

    @ScriptFunction(value = "compare_pure_ips", doc = "True when both are the same address without brackets.")
    public boolean comparePureIps(MessageContext ctx, String first, String second) {
        return isPureIp(ctx, first) && isPureIp(ctx, second) && compareIps(ctx, first, second);
    }

    @ScriptFunction(value = "is_ip_rfc1918", doc = "True for an address of 10/8, 172.16/12 or 192.168/16.")
    public boolean isPrivate(MessageContext ctx, String text) {
        return IpForms.of(text) == IpForms.IPV4
                && (IpRanges.inSubnet(text, "10.0.0.0/8")
                        || IpRanges.inSubnet(text, "172.16.0.0/12")
                        || IpRanges.inSubnet(text, "192.168.0.0/16"));
    }

    @ScriptFunction(
            value = "is_in_subnet",
            doc = "True when the address is in one of the subnets, separated by commas.")
    public boolean isInSubnet(MessageContext ctx, String text, String subnets) {
        if (!isPureIp(ctx, text)) {
            return false;
        }
        for (String subnet : subnets.split(",")) {
            if (IpRanges.inSubnet(text, subnet.strip())) {
                return true;
            }
        }
        return false;
    }

    @ScriptFunction(value = "detailed_ip_type", doc = "Assigns the kind of the address: PRIVATE, LOOPBACK, ….")
    public int detailedType(MessageContext ctx, String text, Pv result) {
        return assign(ctx, result, IpRanges.kind(text, IpForms.of(text)));
    }

    @ScriptFunction(value = "detailed_ipv4_type", doc = "Assigns the kind of the IPv4 address.")
    public int detailedIpv4Type(MessageContext ctx, String text, Pv result) {
        return IpForms.of(text) == IpForms.IPV4 ? detailedType(ctx, text, result) : -1;
    }

    @ScriptFunction(value = "detailed_ipv6_type", doc = "Assigns the kind of the IPv6 address.")
    public int detailedIpv6Type(MessageContext ctx, String text, Pv result) {
        IpForms form = IpForms.of(text);
        return form == IpForms.IPV6 || form == IpForms.IPV6_REFERENCE ? detailedType(ctx, text, result) : -1;
    }

    private static int assign(MessageContext ctx, Pv target, @Nullable String text) {
        return text != null && target.set(ctx, Value.of(text)) ? 1 : -1;
    }

    @ScriptFunction(
            value = {"dns_sys_match_ip", "dns_int_match_ip"},
            blocking = true,
            doc = "True when the host name has that address.")
    public boolean matches(MessageContext ctx, String host, String address) {
        InetAddress wanted = IpText.parse(address);
        if (wanted == null) {
            return false;
        }
        try {
            for (InetAddress found : InetAddress.getAllByName(host)) {
                if (found.equals(wanted)) {
                    return true;
                }
            }
        } catch (UnknownHostException e) {
            return false;
        }
        return false;
    }

    /** {@code $HN(key)}: n short host name, f full name, d domain, i address. */
    @PvExport(value = "HN", doc = "Name of this host.")
    public Pv hostName(PvName name) throws PvSyntaxException {
        name.unindexed();
        InetAddress local = local();
        String full = local == null ? "localhost" : local.getCanonicalHostName();
        int dot = full.indexOf('.');
        return switch (name.constantInner()) {
            case "n" ->
                new Constant(Value.of(
                        dot < 0 || local instanceof Inet4Address && IpText.parse(full) != null
                                ? full
                                : full.substring(0, dot)));
            case "f" -> new Constant(Value.of(full));
            case "d" -> new Constant(Value.of(dot < 0 ? null : full.substring(dot + 1)));
            case "i" -> new Constant(Value.of(local == null ? null : IpText.of(local)));
            default -> throw new PvSyntaxException("$HN knows n, f, d and i");
        };
    }

    private static @Nullable InetAddress local() {
        try {
            return InetAddress.getLocalHost();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
