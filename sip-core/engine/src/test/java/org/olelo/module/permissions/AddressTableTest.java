package org.olelo.module.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.olelo.spi.ModuleException;

class AddressTableTest {
    private static AddressTable table(String... lines) throws ModuleException {
        List<AddressEntry> entries = new ArrayList<>();
        for (String line : lines) {
            AddressEntry entry = AddressLoader.entry(line);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return new AddressTable(entries);
    }

    private static @Nullable String tag(@Nullable AddressEntry entry) {
        return entry == null ? "none" : entry.tag();
    }

    @Test
    void shouldMatchByGroupAddressAndPort() throws ModuleException {
        AddressTable table = table("1 10.0.0.1 32 5060 a", "1 10.0.0.1 32 0 b # comment", "2 10.0.0.1", "# 3 10.0.0.1");
        assertEquals("b", tag(table.find(1, "10.0.0.1", 5060)));
        assertEquals("b", tag(table.find(1, "10.0.0.1", 9)));
        assertNull(tag(table.find(2, "10.0.0.1", 9)));
        assertEquals("none", tag(table.find(3, "10.0.0.1", 9)));
    }

    @Test
    void shouldMatchSubnetsAfterAddresses() throws ModuleException {
        AddressTable table =
                table("2 10.1.2.3 24 0 net", "2 10.1.2.4 32 0 one", "1 10.0.0.0 9 0 wide", "3 2001:db8:: 33 0 six");
        assertEquals("one", tag(table.find("10.1.2.4", 1)));
        assertEquals("wide", tag(table.find("10.1.2.5", 1)));
        assertEquals("net", tag(table.find(2, "10.1.2.99", 1)));
        assertEquals("none", tag(table.find("10.128.0.1", 1)));
        assertEquals("six", tag(table.find("2001:db8:7fff::1", 1)));
        assertEquals("none", tag(table.find("[2001:db8:8000::1]", 1)));
    }

    @Test
    void shouldMatchNamesAsWritten() throws ModuleException {
        AddressTable table = table("4 example.com 0 0 any", "4 example.com 0 5060 port");
        assertEquals("port", tag(table.find(4, "example.com", 5060)));
        assertEquals("any", tag(table.find(4, "example.com", 5061)));
        assertEquals("none", tag(table.find(4, "Example.com", 5060)));
    }

    @Test
    void shouldRefuseBadLines() {
        assertThrows(ModuleException.class, () -> AddressLoader.entry("9 10.6.6.6 40"));
        assertThrows(ModuleException.class, () -> AddressLoader.entry("6"));
        assertThrows(ModuleException.class, () -> AddressLoader.entry("x 10.0.0.1"));
    }

    @Test
    void shouldCheckRules() {
        RuleFile file = new RuleFile(List.of(
                "# comment",
                "ALL : \"^sip:361[0-9]*@abc\\.test\" EXCEPT \"^sip:361[0-9]*3@\", \"^sip:361[0-9]*4@\" # more",
                "\"^sip:bad@\" EXCEPT \"^sip:bad@ok\" : ALL",
                "oops : ALL"));
        assertEquals(1, file.faults().size());
        assertEquals(true, file.matches("sip:a@b", "sip:3612@abc.test"));
        assertEquals(false, file.matches("sip:a@b", "sip:3613@abc.test"));
        assertEquals(true, file.matches("SIP:bad@x", "sip:q"));
        assertEquals(false, file.matches("sip:bad@ok", "sip:q"));
    }

    @Test
    void shouldMatchTrustedPeers() {
        TrustedPeer peer = TrustedPeer.of("127.0.0.1", "udp", "^sip:alice@", null, null, 1);
        assertEquals(true, peer.matches(TrustedPeer.protocol("UDP"), "sip:alice@a", "sip:x"));
        assertEquals(true, peer.matches(TrustedPeer.protocol("any"), "sip:alice@a", "sip:x"));
        assertEquals(false, peer.matches(TrustedPeer.protocol("tcp"), "sip:alice@a", "sip:x"));
        assertEquals(false, peer.matches(TrustedPeer.protocol("udp"), "sip:ALICE@a", "sip:x"));
        assertNotNull(peer.from());
        assertThrows(IllegalArgumentException.class, () -> TrustedPeer.of("x", "xyz", null, null, null, 1));
    }
}
