package org.olelo.module.ipops;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.olelo.net.IpText;

/** Subnets and the kinds of addresses that IANA set apart. */
final class IpRanges {
    private static final Map<String, String> IPV4 = new LinkedHashMap<>();
    private static final Map<String, String> IPV6 = new LinkedHashMap<>();

    static {
        IPV4.put("0.0.0.0/8", "PRIVATE");
        IPV4.put("10.0.0.0/8", "PRIVATE");
        IPV4.put("100.64.0.0/10", "SHARED");
        IPV4.put("127.0.0.0/8", "LOOPBACK");
        IPV4.put("169.254.0.0/16", "LINK-LOCAL");
        IPV4.put("172.16.0.0/12", "PRIVATE");
        IPV4.put("192.0.0.0/24", "RESERVED");
        IPV4.put("192.0.2.0/24", "TEST-NET");
        IPV4.put("192.88.99.0/24", "6TO4-RELAY");
        IPV4.put("192.168.0.0/16", "PRIVATE");
        IPV4.put("198.18.0.0/15", "RESERVED");
        IPV4.put("198.51.100.0/24", "TEST-NET");
        IPV4.put("203.0.113.0/24", "TEST-NET");
        IPV4.put("255.255.255.255/32", "BROADCAST");
        IPV4.put("224.0.0.0/4", "MULTICAST");
        IPV4.put("240.0.0.0/4", "RESERVED");
        IPV6.put("::/128", "UNSPECIFIED");
        IPV6.put("::1/128", "LOOPBACK");
        IPV6.put("::ffff:0:0/96", "IPV4MAP");
        IPV6.put("100::/64", "DISCARD");
        IPV6.put("2001::/32", "TEREDO");
        IPV6.put("2001:2::/48", "BMWG");
        IPV6.put("2001:db8::/32", "DOCUMENTATION");
        IPV6.put("2001:10::/28", "ORCHID");
        IPV6.put("2002::/16", "6TO4");
        IPV6.put("fc00::/7", "UNIQUE-LOCAL-UNICAST");
        IPV6.put("fe80::/10", "LINK-LOCAL-UNICAST");
        IPV6.put("ff00::/8", "MULTICAST");
    }

    private IpRanges() {}

    /** Whether an address without brackets is in {@code network/bits}; a network without bits is that address. */
    static boolean inSubnet(String address, String subnet) {
        int slash = subnet.indexOf('/');
        InetAddress network = IpText.parse(slash < 0 ? subnet : subnet.substring(0, slash));
        InetAddress wanted = IpText.parse(address);
        if (network == null || wanted == null) {
            return false;
        }
        byte[] a = network.getAddress();
        byte[] b = wanted.getAddress();
        int bits = slash < 0 ? a.length * 8 : bits(subnet.substring(slash + 1));
        if (a.length != b.length || bits < 0 || bits > a.length * 8) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 128 >> (i & 7);
            if ((a[i >> 3] & mask) != (b[i >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static @Nullable String kind(String text, IpForms form) {
        if (form == IpForms.NONE) {
            return null;
        }
        if (form != IpForms.IPV4 && IpText.parse(text) instanceof Inet4Address) {
            return "IPV4MAP";
        }
        String bare = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
        boolean ipv4 = form == IpForms.IPV4;
        for (Map.Entry<String, String> range : (ipv4 ? IPV4 : IPV6).entrySet()) {
            if (inSubnet(bare, range.getKey())) {
                return range.getValue();
            }
        }
        return ipv4 ? "PUBLIC" : inSubnet(bare, "2000::/3") ? "GLOBAL-UNICAST" : "RESERVED";
    }
}
