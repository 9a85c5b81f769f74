package org.olelo.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.olelo.script.source.Diagnostic;
import org.olelo.script.source.Severity;

/** Which configurations load, and what is said about those that do not. */
class ConfigDiagnosticsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if is_method(\"A\") note(\"x\");",
                "if $var(x) == 1 note(\"x\");",
                "if (1) ;",
                "switch(1) {}",
                "switch $var(x) { case 1: break; }",
                "switch($var(x)) { default: note(\"b\"); case 2: note(\"c\"); }",
                "switch($var(x)) { case 1+2: break; case (5): break; }",
                "switch($var(x)) { case \"a\"+\"b\": break; case /\"re\": break; }",
                "exit 1; ",
                "exit(1);",
                "drop();",
                "return 1+2;",
                "return is_method(\"A\");",
                "break;",
                "force_rport; force_rport();",
                "if (force_rport) exit;",
                "forward_udp(a-b.c.com, 5060); forward(uri:host, uri:port);",
                "log(1,\"a\"); log(\"a\");",
                "set_advertised_address(1.2.3.4);",
                "force_send_socket(udp:127.0.0.1:20210);",
                "if (uri != myself && uri eq \"a\") exit;",
                "if (\"a\" == 1) exit;",
                "if (1 ieq 2) exit;",
                "if ($var(x)=\"1\") exit;",
                "$var(x) = $var(y) + 1 + \"a\";",
                "$var(x) = \"a\" =~ $var(x);",
                "$var(x) = 1 mod 0;",
                "$var(x) = - - 5;",
                "$var(x) = ($var(y) = 1);",
                "$var(x) = yes;",
                "$var(x) = \"abc\" \"def\"\n \"ghi\";",
                "note(\"a\" + \"b\");",
                "note (\"a\");",
                "route (A);",
                "return (1) + 2;",
                "if (1) exit; else if (2) drop; else return;",
                "if (src_ip==10.0.0.0/8 || src_ip==[::1] || src_ip==a.b.c || src_ip==$rm) exit;",
                "$var(x) = $rc; $var(x) = $?; $var(x) = $retcode;",
                "$var(x) = 5;;",
            })
    void shouldLoadStatements(String statement) {
        ScriptTester tester = new ScriptTester(ScriptTester.wrap(statement) + "route[A] { exit; }\n");
        assertFalse(
                tester.diagnostics().hasErrors(),
                () -> tester.diagnostics().sorted().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            1; => 1:1 unexpected number 1: a statement expected
            is_method("A") && note("x"); => 1:16 unexpected '&&': ';' expected
            if (1) {} => 1:8 the body of if is empty
            { note("a"); } => 1:1 a block cannot stand alone
            switch(1) { case 1: break; default: break; default: break; } => 1:44 a second default in one switch
            switch(1) { case "a": break; case 1: break; } => 1:35 labels of one switch are all integers or all strings
            switch(1) { case $var(y): break; } => 1:18 the label of a case must be constant
            switch(1) { note("x"); case 1: break; } => 1:13 unexpected 'note': case or default expected
            break(); => 1:6 unexpected '(': ';' expected
            note("x") => 1:9 ';' expected after this
            note; => 1:1 unknown word 'note'
            setflag(FOO); => 1:9 flag FOO is not declared
            setflag(33); => 1:9 a flag is 0 to 31
            setflag($var(x)); => 1:9 unexpected $var(x): the number or name of a flag expected
            prefix($var(x)); => 1:8 unexpected $var(x): string expected as argument; variables cannot be used here
            if (to_ip==1.2.3.4) exit; => 1:5 to_ip exists in onsend_route only
            if (uri) exit; => 1:8 unexpected ')': uri must be compared with ==, != or =~
            if ($rm==myself) exit; => 1:16 unexpected ')': == or != expected after myself
            if (1 == "a") exit; => 1:10 type mismatch: == after an integer needs an integer, not a string
            if ("10" > 9) exit; => 1:5 type mismatch: > needs an integer, not a string
            $var(x) = 1 + "a"; => 1:15 type mismatch: + after an integer needs an integer, not a string
            $var(x) = 3 + 4 + "x"; => 1:19 type mismatch: + after an integer needs an integer, not a string
            $var(x) = -"1"; => 1:12 type mismatch: - needs an integer, not a string
            $var(x) = 1 =~ 2; => 1:11 type mismatch: =~ needs a string, not an integer
            $var(x) = defined 1; => 1:19 type mismatch: defined needs a string or variable, not an integer
            if ($var(x) + 0 - 1 == $null) exit; => 1:5 type mismatch: == $null needs a variable, not an integer
            $var(x) = "a" =~ "a{"; => 1:18 bad regular expression: invalid {...} in regular expression
            $var(x) = 5 % 1; => 1:13 unexpected character '%'
            $var(x) = 08; => 1:11 unexpected '08': an expression expected
            $var(x) = 0b101; => 1:11 unexpected '0b101': an expression expected
            $var(x) += 1; => 1:9 there is no +=
            $var(x) = $var(y) = 1; => 1:19 unexpected '=': ';' expected
            $rm = "A"; => 1:1 $rm is read-only
            $rc = 5; => 1:1 $rc is read-only
            $nosuch(x) = 1; => 1:2 $nosuch(x): unknown pseudo-variable $nosuch
            note(is_method("A")); => 1:6 a function cannot be called inside the arguments of another
            notee("x"); => 1:1 unknown function notee
            note("x","y"); => 1:5 note takes 1 argument, not 2
            only_failure(); => 1:1 only_failure cannot be called in route
            two("x", "y"); => 1:5 two: a number is needed here, not "x"
            route(NOPE); => 1:7 there is no route[NOPE]
            route("$var(n)"); => 1:7 there is no route[$var(n)]
            else exit; => 1:1 else without if
            case 1: break; => 1:1 case outside of switch
            for($var(i)=0;$var(i)<3;) { } => 1:12 unexpected '=': ',' or ')' expected
            return "a"; => 1:8 return takes an integer, not a string
            note("x => 1:6 string is not closed
            if (src_ip != 1.2.3.4/33) exit; => 1:23 a netmask has 0 to 32 bits
            if (src_ip == 1.2.3.256) exit; => 1:21 a number of an IPv4 address is 0 to 255
            """)
    void shouldRefuseStatements(String statement, String expected) {
        ScriptTester tester = new ScriptTester(ScriptTester.MODULES + "request_route {\n" + statement + "\n}\n");
        Diagnostic first = tester.diagnostics().sorted().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .findFirst()
                .orElseThrow();
        // the statement is on line 4
        assertEquals(expected, (first.line() - 3) + ":" + first.column() + " " + first.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "debug=-1",
                "children=8 debug=2 fork=yes",
                "debug=2;",
                "log_prefix=\"a\" \"b\"",
                "log_facility=LOG_LOCAL0",
                "listen=127.0.0.1:5060",
                "listen=udp:lo:5060",
                "listen=lo",
                "listen=\"127.0.0.1\":5060",
                "listen=udp:\"127.0.0.1\":5060",
                "listen=udp:(127.0.0.1,127.0.0.2):5060",
                "listen=udp:127.0.0.1:5060 tcp:127.0.0.1:5061",
                "listen=udp:127.0.0.1:5060 advertise a.b.c:5060 name \"x\" virtual",
                "listen=udp:[::1]:5060",
                "listen=[::1]",
                "alias=a.b.c d.e.f \"g.h\"",
                "alias=udp:a.b.c:5060",
                "alias=*:a.b.c:*",
                "alias=a_b.c-d.e",
                "alias=4you.com",
                "flags FOO, BAR:3;",
                "modparam(\"test\",\"number\", -1)",
                "modparam(\"test\",\"number\", yes)",
                "modparam(\"te.*|nosuch\",\"number\", 1);",
                "modparam(\"test\",\"text\", \"a\"\n \"b\")",
                "modparamx(\"test\",\"text\", \"$def(KAMAILIO_5)\")",
                "loadmodule \"xlog\"",
                "loadmodulex \"sl.so\"",
                "mpath \"/tmp:/usr\"",
                "mpath=\"/usr/lib/x86_64-linux-gnu/kamailio/modules/\"\nloadmodule \"sl.so\"",
                "pstn.gw = \"\" desc \"x\"",
                "pstn[1].gw = 5",
                "kemi.onsend_route_callback=\"none\"",
                "advertised_address=1.2.3.4",
                "tos=IPTOS_LOWDELAY",
                "use_dst_blacklist=1",
                "user=nobody",
                "cfgengine \"native\"",
                "import_file \"nope\"",
                "#!import_file \"nope\"",
                "event_route[core:worker-one-init] { exit; }",
                "event_route[\"tm:local-request\"] { exit; }",
                "failure_route[A] { only_failure(); }",
                "route[\"Q-R\"] { exit; } route[1] { exit; }",
                "onreply_route { exit; } onreply_route[X] { exit; } branch_route[A] { exit; } onsend_route { if (to_ip==1.2.3.4 && snd_port == 5060 && snd_proto == UDP) drop; }",
                "#!define A 1\n#!ifdef A\ndebug=A\n#!else\n syntax error \" here\n#!endif",
                "#!ifdef A\n syntax \"error\n#!ifndef B\n#!else\n#!endif\n#!endif",
                "#!define A B\n#!define B C\n#!define C 3\ndebug=A",
                "#!define ASSIGN debug=5\nASSIGN",
                "#!define A \"x\"\nlog_prefix=A \"y\"",
                "#!define A 1\n#!trydef A 2\n#!redef A 3\ndebug=A",
                "#!substdef \"!IP!127.0.0.1!g\"\nlisten=udp:IP:5060",
                "#!substdefs \"!XX!5!g\"\nlog_prefix=XX",
                "#!defenvs HH=HOME\nlog_prefix=HH",
                "#!trydefenv NOSUCHENV",
                "!!define A 2\ndebug=A",
                "#!ifexp 1 == 1 && !0\ndebug=1\n#!else\nx\n#!endif",
                "#!defexp N 2+3*2\ndebug=N",
                "/* #!ifdef A /* nested */ */",
            })
    void shouldLoadItems(String item) {
        ScriptTester tester = new ScriptTester(ScriptTester.MODULES + item + "\nrequest_route { exit; }\n");
        assertFalse(
                tester.diagnostics().hasErrors(),
                () -> tester.diagnostics().sorted().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            childrn=8 => 1:1 unknown core parameter 'childrn'
            children=-1 => 1:10 unexpected '-': children takes a number of 0 or more, yes or no
            debug="1" => 1:7 unexpected string "1": debug takes a number, yes or no
            log_prefix=5 => 1:12 unexpected number 5: log_prefix takes a string in quotes
            log_facility=LOG_FOO => 1:14 unknown syslog facility LOG_FOO
            max_branches=40 => 1:14 max_branches is 1 to 31
            port=99999 => 1:6 a port is 0 to 65535
            alias=udp:port.alias.test:5070 => 1:11 'port' is a keyword and cannot be part of a host name
            flags FOO, FOO => 1:12 flag FOO is declared twice
            flags FOO:40 => 1:7 a flag is 0 to 31
            modparam("test","nosuch", 1) => 1:17 module test has no parameter nosuch
            modparam("test","number", "1") => 1:27 parameter number of test is a number
            modparam("test","text", "bad") => 1:25 bad text
            modparam("sl","x", 1) => 1:10 no loaded module matches sl
            loadmodule "tst.so" => 1:1 there is no module tst
            loadmodule "test.so" => 1:1 module test is loaded already
            loadmodule test => 1:12 unexpected 'test': string expected after loadmodule
            pstn.gw = -5 => 1:11 unexpected '-': a number or a string in quotes expected
            route[A] { exit; } route[A] { exit; } => 1:26 a second route[A]
            route[my-route] { exit; } => 1:9 ']' expected after the name of the block
            route[log] { exit; } => 1:7 'log' is a keyword, not the name of a block
            route[X] { } => 1:10 the block is empty
            event_route[foo] { exit; } => 1:13 unexpected 'foo': the name of an event expected, as core:worker-one-init
            reply_route[A] { exit; } => 1:12 unexpected '[': reply_route has no name
            debug 2 => 1:7 unexpected number 2: '=' expected after debug
            include_file "nope" => 1:14 cannot read the file nope
            #!include_file => 1:1 the name of a file in quotes must follow include_file
            #!endif => 1:1 #!endif without #!ifdef
            #!ifdef X => 1:1 this conditional is never closed
            #!subst "/a/b" => 1:9 bad substitution: no separator / after the replacement
            #!subst "!a!b!x" => 1:9 bad substitution: unknown flag x
            #!defenv NOSUCHENV_X => 1:1 environment variable NOSUCHENV_X is not set
            cfgengine "lua" => 1:1 there is no script engine lua here
            """)
    void shouldRefuseItems(String item, String expected) {
        ScriptTester tester = new ScriptTester(ScriptTester.MODULES + item + "\nrequest_route { exit; }\n");
        Diagnostic first = tester.diagnostics().sorted().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .findFirst()
                .orElseThrow();
        assertEquals(expected, (first.line() - 2) + ":" + first.column() + " " + first.message());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            `#!define A 1\n#!define A 2` => A is already defined
            `#!define A A\ndebug=A` => define A expands to itself
            `#!define A B\n#!define B A\ndebug=A` => define A expands to itself
            `#!define V 5 # five\nroute[X] { $var(a)=V; }` => ';' expected after this
            """)
    void shouldRefuseDefines(String text, String expected) {
        ScriptTester tester = new ScriptTester(ScriptTester.MODULES + text.replace("\\n", "\n") + "\n");
        List<String> messages = new ArrayList<>();
        tester.diagnostics().sorted().forEach(d -> messages.add(d.message()));
        assertTrue(messages.contains(expected), messages::toString);
    }

    @Test
    void shouldReportAllFaultsOfAFile() {
        ScriptTester tester = new ScriptTester("""
                #!KAMAILIO
                loadmodule "test.so"
                chldren=5
                request_route {
                    if ($rm == "x" {
                        exit;
                    }
                    note("a")
                    nosuch();
                    $var(x) = 1 + "a";
                    route(NOWHERE);
                }
                route[X] { $var(y) = ; }
                modparam("test", "nmber", 5)
                """);
        List<Integer> lines = tester.diagnostics().sorted().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .map(Diagnostic::line)
                .toList();
        assertEquals(List.of(3, 5, 8, 9, 10, 11, 13, 14), lines);
    }

    @Test
    void shouldShowTheLineWithACaretAndTheRemedy() {
        ScriptTester tester = new ScriptTester("loadmodule \"test.so\"\nrequest_route {\n\tnotte(\"hi\");\n}\n");
        assertEquals("""
                test.cfg:3:2-6: error: unknown function notte
                    3 | \tnotte("hi");
                      | \t^~~~~
                      = nearest name: note
                """, tester.diagnostics().sorted().get(0).render());
    }

    @Test
    void shouldNameTheModuleOfAnUnknownFunction() {
        ScriptTester tester = new ScriptTester("request_route {\n sl_send_reply(\"200\", \"OK\");\n}\n");
        assertEquals(
                "loadmodule \"sl.so\" must stand before it",
                tester.diagnostics().sorted().get(0).remedy());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            exit; note("x"); => never reached after exit
            break; => break outside of while and switch ends the route with code 0
            if ($var(x) = 1) exit; => an assignment as condition is always true
            if ("a") exit; => a string as condition of if is true only when it is a number above 0
            switch(1) { } => empty switch
            if ($var(countt) == 1) $var(count) = 2; => $var(countt) is read and nothing sets it
            """)
    void shouldWarn(String statement, String expected) {
        ScriptTester tester = new ScriptTester(ScriptTester.wrap(statement));
        List<String> messages = new ArrayList<>();
        tester.diagnostics().sorted().forEach(d -> messages.add(d.severity() + " " + d.message()));
        assertTrue(messages.contains("WARNING " + expected), messages::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            route(A); => false
            if (route(A)) exit; => true
            $var(x) = route(A); => true
            """)
    void shouldWarnOfReturnZeroWhereTheCallerTestsIt(String statement, boolean warned) {
        ScriptTester tester = new ScriptTester(ScriptTester.wrap(statement) + "route[A] { return 0; }\n");
        assertEquals(
                warned,
                tester.diagnostics().sorted().stream().anyMatch(d -> d.message().startsWith("return 0 ends")));
    }

    @Test
    void shouldWarnOfRoutesNeverCalled() {
        ScriptTester tester =
                new ScriptTester(ScriptTester.wrap("route(A);") + "route[A] { exit; }\nroute[B] { exit; }\n");
        assertEquals(
                "route[B] is never called", tester.diagnostics().sorted().get(0).message());
    }

    @Test
    void shouldIncludeFilesAndReportTheirPositions() {
        ScriptTester tester = new ScriptTester(
                ScriptTester.MODULES + "include_file \"b.cfg\"\n",
                Map.of("b.cfg", "request_route {\n  note(\"in b\");\n  oops();\n}\n"));
        assertEquals(
                "b.cfg:3:3: error: unknown function oops",
                tester.diagnostics().sorted().get(0).toString());
    }

    @Test
    void shouldStopIncludeLoops() {
        ScriptTester tester = new ScriptTester("include_file \"a.cfg\"\n", Map.of("a.cfg", "include_file \"a.cfg\"\n"));
        assertEquals(
                "more than 10 files include each other",
                tester.diagnostics().sorted().get(0).message());
    }

    @Test
    void shouldBoundExponentialDefines() {
        StringBuilder text = new StringBuilder("#!define A0 1\n");
        for (int i = 1; i < 40; i++) {
            text.append("#!define A")
                    .append(i)
                    .append(" A")
                    .append(i - 1)
                    .append(" A")
                    .append(i - 1)
                    .append('\n');
        }
        ScriptTester tester = new ScriptTester(text + "debug=A39\n");
        assertTrue(tester.diagnostics().hasErrors());
    }

    @Test
    void shouldDefineNamesOfLoadedModules() {
        ScriptTester tester = new ScriptTester("""
                loadmodule "test.so"
                #!ifdef MOD_test
                request_route { note("yes $def(KAMAILIO_5_6) $def(X) $defn(N)"); }
                #!endif
                #!define X "q"
                #!define N 77
                """);
        assertFalse(
                tester.diagnostics().hasErrors(),
                () -> tester.diagnostics().sorted().toString());
        tester.run(tester.context());
        assertEquals(List.of("yes  \"q\" 77"), tester.notes());
    }

    @Test
    void shouldSubstituteInsideStrings() {
        ScriptTester tester = new ScriptTester(ScriptTester.MODULES + """
                #!substdef "!SUBV!zz!g"
                #!subst "/hello/world/"
                #!define ONE 1
                request_route { note("in string ONE SUBV hello"); $var(s) = "SUBV"; note("$var(s)"); $var(x) = ONE + 1; note("$var(x)"); }
                """);
        tester.run(tester.context());
        assertEquals(List.of("in string ONE zz world", "zz", "2"), tester.notes());
    }

    @Test
    void shouldReadEscapes() {
        ScriptTester tester = new ScriptTester(ScriptTester.wrap("""
                $var(a) = "a\\x41\\101\\7z\\+\\d\\"\\\\";
                note("$var(a)");
                $var(b) = 'a\\x41\\n"';
                note("$var(b)");
                $var(c) = "line \\
                two" " joined"
                  " again";
                note("$var(c)");
                note("a $$ b");
                """));
        assertFalse(
                tester.diagnostics().hasErrors(),
                () -> tester.diagnostics().sorted().toString());
        tester.run(tester.context());
        assertEquals(List.of("aAA\\7z\\+\\d\"\\", "a\\x41\\n\"", "line two joined again", "a $ b"), tester.notes());
    }

    @Test
    void shouldTakeUnknownVariablesAsAvpsWithoutAModeLine() {
        String script = "loadmodule \"test.so\"\nrequest_route { $x = 1; note(\"$avp(x)\"); }\n";
        ScriptTester tester = new ScriptTester(script);
        assertFalse(
                tester.diagnostics().hasErrors(),
                () -> tester.diagnostics().sorted().toString());
        tester.run(tester.context());
        assertEquals(List.of("1"), tester.notes());
        assertTrue(new ScriptTester("#!KAMAILIO\n" + script).diagnostics().hasErrors());
    }

    @Test
    void shouldOnlyWarnOfAnArmedRouteThatDoesNotExist() {
        ScriptTester tester = new ScriptTester(ScriptTester.wrap("arm(\"NOWHERE\");"));
        assertEquals(
                "there is no failure_route[NOWHERE]",
                tester.diagnostics().sorted().get(0).message());
        assertFalse(tester.diagnostics().hasErrors());
    }
}
