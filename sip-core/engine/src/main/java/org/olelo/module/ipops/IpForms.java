package org.olelo.module.ipops;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.olelo.net.IpText;

/** How an address is written. */
enum IpForms {
    /** 192.0.2.1. */
    IPV4,
    /** 2001:db8::1. */
    IPV6,
    /** [2001:db8::1]. */
    IPV6_REFERENCE,
    /** No address. */
    NONE;

    static IpForms of(String text) {
        InetAddress address = IpText.parse(text);
        if (address == null) {
            return NONE;
        }
        if (text.startsWith("[")) {
            return address instanceof Inet4Address ? NONE : IPV6_REFERENCE;
        }
        return text.indexOf(':') >= 0 ? IPV6 : IPV4;
    }
}
