package org.olelo.script.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.olelo.script.ConfigText;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.SourceFile;

class ConfigFormatterTest {
    static List<Path> configurations() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/conformance/cases"))) {
            return files.filter(f -> f.endsWith("kamailio.cfg")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void shouldKeepTokensAndBeStable(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String once = ConfigFormatter.format(text);
        assertEquals(tokens(text), tokens(once));
        assertEquals(once, ConfigFormatter.format(once));
    }

    private static List<String> tokens(String text) {
        ConfigText read = ConfigText.read(
                new SourceFile("test.cfg", text), (name, from) -> null, List.of(), List.of(), new Diagnostics());
        return read.tokens().stream()
                .map(t -> t.kind() + " " + t.number() + " " + t.text())
                .toList();
    }

    @Test
    void shouldPutEachStatementOnALineOfItsOwn() {
        assertEquals(
                """
                request_route {
                	if (uri == myself && !is_method("ACK")) {
                		exit;
                	} else {
                		drop;
                	}
                	route(X);
                }
                """,
                ConfigFormatter.format(
                        "request_route\n{ if(uri==myself&&! is_method( \"ACK\")){exit;}else{drop;} route(X); }"));
    }

    @Test
    void shouldKeepCommentsAndDirectivesWhereTheyStand() {
        assertEquals("""
                # top
                #!ifdef WITH_X
                listen = udp:127.0.0.1:5060   # here
                #!endif
                route[A] { # why
                	/* one */
                	exit; // two

                	# three
                #!ifdef Y
                	drop;
                #!endif
                }
                """, ConfigFormatter.format("""
                # top
                #!ifdef WITH_X
                listen = udp:127.0.0.1:5060   # here
                #!endif
                route[A]
                { # why
                /* one */
                exit;   // two



                  # three
                #!ifdef Y
                   drop;
                #!endif
                }"""));
    }

    @Test
    void shouldIndentSwitchesAndStatementsWithoutBraces() {
        assertEquals("""
                route[A] {
                	switch ($rU) {
                		case "a":
                			exit;
                		case /"^b":
                		default:
                			break;
                	}
                	if ($var(x) > -1)
                		drop;
                	else if (1) return -1;
                	while ($var(i) < 5) {
                		$var(i) = $var(i) + 1;
                	}
                }
                """, ConfigFormatter.format("""
                route[A] {
                switch($rU){case "a": exit;
                case /"^b": default: break; }
                if($var(x)>-1)
                drop;
                else if (1) return -1;
                while($var(i)<5){$var(i)=$var(i)+1;}
                }"""));
    }
}
