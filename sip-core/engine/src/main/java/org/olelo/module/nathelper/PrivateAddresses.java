package org.olelo.module.nathelper;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.olelo.net.IpText;

/** IPv4 ranges that are not routed in the public network. */
final class PrivateAddresses {
    private PrivateAddresses() {}

    /**
     * True for an IPv4 address of RFC 1918, RFC 6598 or 192.0.0.0/29 (RFC 7335).
     *
     * @param reserved the whole 192.0.0.0/24 counts too
     */
    static boolean contain(String host, boolean reserved) {
        InetAddress address = IpText.parse(host);
        if (!(address instanceof Inet4Address)) {
            return false;
        }
        byte[] raw = address.getAddress();
        int ip = (raw[0] & 255) << 24 | (raw[1] & 255) << 16 | (raw[2] & 255) << 8 | raw[3] & 255;
        return in(ip, 0x0A000000, 8)
                || in(ip, 0xAC100000, 12)
                || in(ip, 0xC0A80000, 16)
                || in(ip, 0x64400000, 10)
                || in(ip, 0xC0000000, reserved ? 24 : 29);
    }

    private static boolean in(int ip, int net, int bits) {
        return (ip ^ net) >>> (32 - bits) == 0;
    }
}
