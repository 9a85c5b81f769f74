package org.olelo.module.ipops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of addresses as Kamailio 5.6.3 names them. */
class IpRangesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1.2.3|PRIVATE|1",
                "192.0.0.1|RESERVED|1",
                "192.0.1.1|PUBLIC|1",
                "192.0.2.3|TEST-NET|1",
                "192.88.99.1|6TO4-RELAY|1",
                "198.18.0.1|RESERVED|1",
                "198.51.100.2|TEST-NET|1",
                "203.0.113.9|TEST-NET|1",
                "240.0.0.1|RESERVED|1",
                "255.255.255.255|BROADCAST|1",
                "224.0.0.1|MULTICAST|1",
                "8.8.8.8|PUBLIC|1",
                "100.64.3.2|SHARED|1",
                "100.1.1.1|PUBLIC|1",
                "172.31.2.2|PRIVATE|1",
                "172.32.1.1|PUBLIC|1",
                "169.254.1.1|LINK-LOCAL|1",
                "127.5.5.5|LOOPBACK|1",
                "::|UNSPECIFIED|1",
                "::1|LOOPBACK|1",
                "::ffff:1.2.3.4|IPV4MAP|1",
                "100::1|DISCARD|1",
                "100:1::1|RESERVED|1",
                "2001::1|TEREDO|1",
                "2001:2::1|BMWG|1",
                "2001:db8::1|DOCUMENTATION|1",
                "2001:10::1|ORCHID|1",
                "2001:20::1|GLOBAL-UNICAST|1",
                "2002::1|6TO4|1",
                "2600::1|GLOBAL-UNICAST|1",
                "fc00::1|UNIQUE-LOCAL-UNICAST|1",
                "fd12::1|UNIQUE-LOCAL-UNICAST|1",
                "fe80::1|LINK-LOCAL-UNICAST|1",
                "fec0::1|RESERVED|1",
                "ff02::1|MULTICAST|1",
                "1::1|RESERVED|1",
                "4000::1|RESERVED|1",
                "[::1]|LOOPBACK|1",
                "[fe80::2]|LINK-LOCAL-UNICAST|1",
                "bad||-1",
            })
    void shouldNameTheKindAsKamailio(String address, String kind, int code) {
        assertEquals(code > 0 ? kind : null, IpRanges.kind(address, IpForms.of(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,10.0.0.0/8,true", "10.1.2.3,11.0.0.0/8,false", "10.1.2.3,10.1.2.3,true",
        "2001:db8::1,2001:db8::/32,true", "10.1.2.3,2001:db8::/32,false", "10.1.2.3,10.0.0.0/99,false"
    })
    void shouldMatchSubnets(String address, String subnet, boolean expected) {
        assertEquals(expected, IpRanges.inSubnet(address, subnet));
    }
}
