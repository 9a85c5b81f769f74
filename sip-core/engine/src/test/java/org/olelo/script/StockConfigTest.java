package org.olelo.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.olelo.script.ast.BlockKind;
import org.olelo.script.ast.Item;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.FileSources;
import org.olelo.script.source.SourceFile;

/** The configuration that Debian's Kamailio 5.6 installs, where it is installed. */
class StockConfigTest {
    private static final Path STOCK = Path.of("/etc/kamailio/kamailio.cfg");
    private static final List<String> DEFINES = List.of(
            "WITH_MYSQL",
            "WITH_AUTH",
            "WITH_IPAUTH",
            "WITH_USRLOCDB",
            "WITH_PRESENCE",
            "WITH_MSGREBUILD",
            "WITH_NAT",
            "WITH_NATSIPPING",
            "WITH_RTPENGINE",
            "WITH_PSTN",
            "WITH_ALIASDB",
            "WITH_SPEEDDIAL",
            "WITH_MULTIDOMAIN",
            "WITH_TLS",
            "WITH_JSONRPC",
            "WITH_ANTIFLOOD",
            "WITH_BLOCK3XX",
            "WITH_BLOCK401407",
            "WITH_VOICEMAIL",
            "WITH_ACCDB",
            "WITH_DEBUG");

    @Test
    void shouldParseWithoutDefines() {
        ConfigText text = parse(List.of());
        assertEquals(
                20,
                text.config().items().stream()
                        .filter(i -> i instanceof Item.LoadModule)
                        .count());
    }

    @Test
    void shouldParseWithEachDefine() {
        for (String define : DEFINES) {
            // DBURL is defined with WITH_MYSQL only; others use it
            parse(define.equals("WITH_MYSQL") ? List.of(define) : List.of("WITH_MYSQL", define));
        }
    }

    @Test
    void shouldParseWithAllDefines() {
        ConfigText text = parse(DEFINES);
        List<Item> items = text.config().items();
        assertEquals(
                36, items.stream().filter(i -> i instanceof Item.LoadModule).count());
        assertTrue(items.stream()
                .anyMatch(i -> i instanceof Item.Block b
                        && b.kind() == BlockKind.EVENT
                        && b.name().equals("xhttp:request")));
        assertEquals(
                14,
                items.stream()
                        .filter(i -> i instanceof Item.Block b && b.kind() == BlockKind.ROUTE)
                        .count());
    }

    @Test
    void shouldPrintWhatParsesTheSame() {
        ConfigText text = parse(DEFINES);
        Diagnostics diagnostics = new Diagnostics();
        SourceFile printed = new SourceFile("printed.cfg", text.printed());
        ConfigText again = ConfigText.read(printed, (n, f) -> null, List.of(), List.of(), diagnostics);
        assertEquals(List.of(), diagnostics.sorted());
        assertEquals(text.config().items().size(), again.config().items().size());
        assertEquals(text.printed(), again.printed());
    }

    private static ConfigText parse(List<String> defines) {
        assumeTrue(Files.isReadable(STOCK), "no stock configuration here");
        Diagnostics diagnostics = new Diagnostics();
        FileSources files = new FileSources(Path.of("/"));
        ConfigText text = ConfigText.read(STOCK.toString(), files, defines, List.of(), diagnostics);
        assertEquals(List.of(), diagnostics.sorted(), defines::toString);
        return text;
    }
}
