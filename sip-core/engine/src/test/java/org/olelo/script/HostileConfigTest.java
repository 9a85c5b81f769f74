package org.olelo.script;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.olelo.script.source.Diagnostic;
import org.olelo.script.source.Diagnostics;

/** Malformed configurations end in diagnostics, in bounded time and memory. */
class HostileConfigTest {
    private static final String SEED_CONFIG = """
            #!KAMAILIO
            #!define FLT_A 1
            #!define DBURL "mysql://a:b@localhost/k"
            #!ifdef WITH_X
            this is "skipped
            #!else
            debug=2
            #!endif
            #!substdef "!HOST!127.0.0.1!g"
            listen=udp:127.0.0.1:5060 advertise a.b.c:5060 name "n"
            alias="x.y.z"
            loadmodule "test.so"
            modparam("test", "number", FLT_A)
            flags AA, BB:3;
            pstn.gw_ip = "" desc "gateway"
            request_route {
                if (uri==myself && !is_method("A|B") || $var(x) =~ "^(a|b)+$") {
                    route(X); note("a $rm" + $var(x));
                } else if ($avp(s:y) == $null) { $var(x) = (int)"5" + -3 * (2 << 1); exit; }
                switch($var(x)) { case 1: case -2: drop; default: return -1; }
                while($var(i) < 10) { $var(i) = $var(i) + 1; if ($(var(i){s.len}) > 2) break; }
                if (src_ip==10.0.0.0/8 or src_ip==[::1]) force_rport();
                $var(y) = { setflag(AA); }; $var(z) = selval(1, @ruri.user, 'raw');
            }
            route[X] { return 1; } failure_route["F"] { drop(); }
            event_route[a:b-c] { ; } /* comment /* nested */ */
            """;

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "(",
            ")",
            "\"",
            "'",
            "\\",
            "#!ifdef A\n",
            "#!endif\n",
            "#!else\n",
            "#!define A A B\n",
            "$",
            "$(",
            "@",
            "[",
            "]",
            ";",
            "=",
            "/*",
            "*/",
            "\0",
            "\n",
            "if",
            "route",
            "case",
            "default:",
            "::",
            "1.2.3.4",
            "99999999999999999999",
            "#!subst \"/(/\"\n",
            "include_file \"self\"",
            "-",
            "!",
            "~",
            ",",
            "\u00ff");

    @Test
    void shouldEndInDiagnosticsForMutatedConfigurations() {
        Random random = new Random(20260101);
        for (int round = 0; round < 1500; round++) {
            StringBuilder text = new StringBuilder(SEED_CONFIG);
            int changes = 1 + random.nextInt(6);
            for (int i = 0; i < changes; i++) {
                mutate(text, random, PIECES);
            }
            String config = text.toString();
            load(config);
        }
    }

    private static void mutate(StringBuilder text, Random random, List<String> pieces) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, pieces.get(random.nextInt(pieces.size())));
            case 2 -> text.setCharAt(at, (char) random.nextInt(256));
            default -> {
                int end = Math.min(text.length(), at + random.nextInt(60));
                text.insert(random.nextInt(text.length()), text.substring(at, end));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "!",
                "-",
                "{",
                "if (1) ",
                "while(1) ",
                "(int)",
                "defined ",
                "$(var(",
                "\"a\" + ",
                "1 + ",
                "switch(1){case 1: ",
                "else if (1) x(); ",
                "selval(",
                "strlen(",
                "[",
                "case 1: ",
                "uri==",
                "f(",
                "/*",
                "#!ifdef A\n",
                "route(",
                "a.b.",
                "\"x\" "
            })
    void shouldBoundDeepNesting(String opener) {
        load("loadmodule \"test.so\"\nrequest_route { $var(x) = " + opener.repeat(30_000));
        load("loadmodule \"test.so\"\nrequest_route { " + opener.repeat(30_000) + "}");
        load(opener.repeat(30_000));
        load("debug=" + opener.repeat(30_000));
    }

    @Test
    void shouldReadLongLines() {
        load("log_prefix=\"" + "x".repeat(3_000_000) + "\"\nrequest_route { exit; }\n");
        load("x".repeat(3_000_000));
        load("\"".repeat(1_000_001));
        load("#".repeat(3_000_000));
        load("\u00ff".repeat(1_000_000));
        load("#!define A " + "B ".repeat(500_000) + "\ndebug=A A A");
    }

    private static void load(String config) {
        Diagnostics diagnostics = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> new ScriptTester(config, Map.of("self", config.substring(0, 20))).diagnostics());
        List<String> rendered = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics.sorted()) {
            rendered.add(diagnostic.render());
        }
        assertTrue(rendered.size() <= Diagnostics.LIMIT);
    }
}
