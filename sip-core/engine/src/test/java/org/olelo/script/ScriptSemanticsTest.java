package org.olelo.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.olelo.routing.MessageContext;
import org.olelo.routing.RouteKind;

/** What scripts do; every expected value was printed by Kamailio 5.6.3 for the same script. */
class ScriptSemanticsTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            6 & 3 ^ 1 => 2
            1 << 2 == 2 => 2
            3 - 5 => -2
            1 - 2 - 3 => -4
            -7/2 => -3
            -7 mod 2 => -1
            1 < 2 < 3 => 1
            7 & 3 | 8 => 11
            1 | 2 == 2 => 1
            !5 + 1 => 1
            1 << 33 => 2
            -8 >> 1 => -4
            not 0 => 1
            !(-1) => 0
            -1 && 1 => 1
            -1 || 0 => 1
            5 && 7 => 1
            ~5 => -6
            5 ^ 1 => 4
            101b => 5
            0x1F => 31
            017 => 15
            4294967296 => 0
            4294967295 => -1
            99999999999 => 1215752191
            2147483647 + 1 => -2147483648
            "5" + 3 => 53
            "a" + 1 + 2 => a12
            "ab" + ("c" + 1) + 2 => abc12
            (int)"12"+3 => 15
            (str)12+3 => 123
            (int)"12a" => 0
            "abc" =~ "B" => 1
            "a" == "a" => 1
            "a" == "A" => 0
            strlen("abc") => 3
            selval(1==1,"yes","no") => yes
            defined $avp(none) => 0
            $avp(five) && 1 => 5
            1 && 7 => 1
            ($avp(sfive) + 5) * 1 => 10
            ($avp(sfive) + 5) == 55 => 1
            10 == $avp(sfive) + 5 => 1
            (int)("1" + $avp(five)) => 15
            $avp(sfive) + 2 - 1 => 6
            $avp(empty) eq $null => 0
            $avp(none) ieq $null => 1
            is_method("NO") && 101b & 1 => -1
            !101b or route(R5) => 5
            0 / $var(zero) => 0
            selval("0",-1,255) ine 1 => 1
            0 || $avp(sfive) => 5
            $avp(five) && 5 => 1
            $avp(word) || 5 => 1
            is_method("OPTIONS") * 0 => 0
            "a" =~ $avp(none) => 1
            selval(-1,2,3) + 1 => 4
            selval($avp(word),2,3) => 3
            "a" + selval($avp(five),2,3) => a2
            selval($avp(five),2,3) + 1 => 3
            1 + selval($avp(five),2,3) => 0
            selval($avp(five),2,3) == 2 => 0
            selval($avp(five),"ab","c") =~ "a" => 1
            "2" eq selval($avp(five),2,3) => 1
            defined selval($avp(five),$avp(none),3) => 1
            strempty($avp(none)) => 1
            $avp(none) + 4 => 4
            $avp(none) + 1 + 2 => 12
            $avp(none) + "1" + 2 => 12
            $avp(none) + 1 + "a" => 1a
            $avp(five) + 1 + "a" => 6
            $avp(five) + 1 + 2 => 8
            $avp(five) + "7" => 12
            $avp(sfive) + 1 + 2 => 512
            $avp(sfive) + (1 + 2) => 53
            $avp(sfive) + $avp(sfive) + 1 => 551
            $avp(sfive) * 2 + 1 => 11
            1 + $avp(sfive) + 2 => 8
            5 + $avp(word) => 5
            "x" + $avp(none) => x
            $null + "a" => a
            -$avp(word) => 0
            is_method("NO") => -1
            (is_method("NO")) => -1
            is_method("OPTIONS") => 1
            route(RM1) + 3 => 3
            -route(R5) => -1
            !route(R5) => 0
            "a" + route(R5) => a1
            route(R5) => 5
            { is_method("NO"); } => -1
            ($var(y) = 7) => 1
            """)
    void shouldComputeAsKamailio(String expression, String expected) {
        assertEquals(expected, eval(expression));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            010         => 10
            0x1f        => 31
            0xffffffff  => -1
            -12         => -12
            +12         => 12
            12a         => 0
            ` 12`       => 0
            2147483648  => 0
            4294967295  => 0
            -2147483649 => 0
            -0x10       => 0
            0x          => 0
            -           => 0
            ``          => 0
            """)
    void shouldConvertTextToNumbers(String text, String expected) {
        ScriptTester tester = new ScriptTester(
                ScriptTester.wrap("$var(s) = \"" + text + "\"; $var(x) = 0 + $var(s); note(\"$var(x)\");"));
        tester.run(tester.context());
        assertEquals(List.of(expected), tester.notes());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            $avp(none) == "" => true
            $avp(none) == 0 => true
            0 == $avp(none) => true
            "" == $avp(none) => true
            $avp(none) == $null => true
            $null == $avp(none) => true
            $var(none) == $null => false
            $avp(empty) == $null => false
            $avp(none) < 1 => true
            $avp(none) > -1 => true
            $avp(none) => false
            !$avp(none) => true
            $avp(none) =~ "^$" => true
            $avp(none) != "a" => true
            $avp(none) == $avp(zz) => true
            $avp(word) > 0 => false
            $avp(word) => false
            !$avp(word) => true
            $avp(word) == 0 => false
            0 == $avp(word) => true
            $avp(word) != 0 => true
            0 != $avp(word) => false
            $avp(sten) == 10 => true
            $avp(soten) == 10 => false
            10 == $avp(soten) => true
            $avp(soten) ieq 10 => true
            $avp(five) eq "05" => false
            "ABC" =~ "^abc$" => true
            "a.b" =~ "a\\.b" => true
            "a\\nb" =~ "a.b" => true
            "a\\nb" =~ "^b" => false
            "ab1" =~ "^[[:alpha:]]+[0-9]$" => true
            "ab" =~ "\\bab" => true
            "aab" =~ "(a)\\1b" => true
            "a1" =~ "a\\d" => false
            "ab" =~ "a{,2}b" => true
            $avp(minus) => false
            route(RM1) => false
            !route(RM1) => true
            route(RM1) == -2 => false
            route(R5) > 3 => false
            1 == 1 || 1/0 == 1 => true
            1/$var(none) == 0 => false
            ($var(y) = 0) => true
            not defined $avp(zz) and not 0 => true
            uri == myself => false
            uri == "SIP:you@kamailio.org" => true
            uri =~ "you" => true
            method == OPTIONS => true
            method == "options" => true
            method =~ "^opt" => true
            method != INVITE => true
            src_ip == 10.0.0.0/8 => true
            src_ip == 10.0.0.0/255.0.0.0 => true
            src_ip == 11.0.0.0/8 => false
            src_ip != 127.0.0.1 => true
            src_ip == "10.1.2.3" => true
            src_ip =~ "^10\\." => true
            src_port == 5070 => true
            src_port > 5070 => false
            dst_ip == 127.0.0.1 && dst_port == 5060 => true
            proto == UDP => true
            proto != udp => false
            af == INET => true
            af == INET6 => false
            msg:len > 10 => true
            from_uri =~ "kamailio" => true
            to_uri == "sip:you@kamailio.org" => true
            """)
    void shouldDecideAsKamailio(String condition, boolean expected) {
        ScriptTester tester = new ScriptTester(
                ScriptTester.wrap(SETUP + "if (" + condition + ") note(\"true\"); else note(\"false\");") + ROUTES);
        assertFalse(
                tester.diagnostics().hasErrors(),
                () -> tester.diagnostics().sorted().toString());
        tester.run(tester.context());
        assertEquals(List.of(Boolean.toString(expected)), tester.notes());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            while(1) { break; } => 0
            $var(i)=0; while($var(i)<2) { $var(i)=$var(i)+1; is_method("NO"); } => -1
            while(0) { break; } => 1
            switch(1) { case 1: break; } => 0
            switch(1) { case 2: break; } => -5
            switch(1) { case 1: is_method("NO"); } => -1
            if (0) exit; => 1
            if (1) is_method("NO"); => -1
            if (1/$var(zero)) exit; => 1
            is_method("NO"); $var(x) = 1/$var(zero); => -1
            is_method("NO"); $var(x) = 1; => 1
            is_method("NO"); setflag(1); => 1
            isflagset(2); => -1
            is_method("OPTIONS"); => 1
            return 5; => 5
            return; => 1
            return route(R5); => 1
            return $var(none) + 8; => 8
            ; => 1
            break; note("never"); => 0
            if (1==1) { break; } note("never"); => 0
            $var(n) = "none"; route($var(n)); => -10
            """)
    void shouldGiveTheCodeOfARoute(String body, int expected) {
        ScriptTester tester = new ScriptTester(
                ScriptTester.wrap("route(X); note(\"$rc\");") + ROUTES + "route[X] { " + body + " }\n");
        tester.run(tester.context());
        assertEquals(List.of(Integer.toString(expected)), tester.notes());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            is_method("NO"); setflag(1); => -1
            is_method("NO"); isflagset(2); => -1
            is_method("NO"); $var(x) = 1; => -1
            route(R5); if (1==1) { ; } => 5
            if (!route(RM1)) ; => -1
            is_method("NO"); $var(n) = "none"; route($var(n)); => -1
            route(R5); $var(n) = "none"; if (route($var(n))) ; => 0
            route(R5); if (force_rport()) ; => 0
            route(R5); $var(x) = { setflag(1); }; => 0
            route(R5); $var(x) = ($var(y) = 1); => 0
            route(R5); if ($var(x) == 1) ; => 5
            route(R5); $var(x) = is_method("NO") || 1; => 5
            route(R5); $var(x) = is_method("NO") || 7; => -1
            route(R5); $var(x) = is_method("NO") * 0; => 5
            """)
    void shouldKeepTheCodeOfTheLastFunction(String body, int expected) {
        ScriptTester tester = new ScriptTester(ScriptTester.wrap(body + "note(\"$rc\");") + ROUTES);
        tester.run(tester.context());
        assertEquals(List.of(Integer.toString(expected)), tester.notes());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            "b"  => case "a": note("a"); case "b": note("b"); case "c": note("c"); break; case "d": note("d"); => b,c
            "ABc" => case "abc": note("s"); break; case /"^ab": note("re"); break; default: note("def"); => def
            "abc" => case 0: note("zero"); break; default: note("def"); => zero
            "05"  => case 5: note("five"); break; default: note("def"); => five
            5     => case "5": note("text"); break; case /"^5": note("re"); => text
            3     => default: note("def"); case 1: note("one"); => def,one
            -3    => case -1: case -3: note("neg"); break; default: note("def"); => neg
            """)
    void shouldSwitch(String value, String cases, String expected) {
        ScriptTester tester =
                new ScriptTester(ScriptTester.wrap("$var(x) = " + value + "; switch($var(x)) { " + cases + " }"));
        tester.run(tester.context());
        assertEquals(expected, String.join(",", tester.notes()));
    }

    @Test
    void shouldEndTheScriptOnReturnZeroExitAndDrop() {
        for (String leave :
                List.of("return 0;", "exit;", "drop;", "zero();", "route(Z);", "if (zero()) ;", "$var(x) = zero();")) {
            ScriptTester tester = new ScriptTester(ScriptTester.wrap("route(X); note(\"never\");") + "route[X] { "
                    + leave + " note(\"never\"); }\nroute[Z] { exit; }\n");
            MessageContext ctx = tester.context();
            tester.run(ctx);
            assertEquals(List.of(), tester.notes(), leave);
            assertTrue(ctx.exited(), leave);
            assertEquals(leave.equals("drop;"), ctx.dropped(), leave);
        }
    }

    @Test
    void shouldStopRunawayLoops() {
        ScriptTester tester = new ScriptTester(
                ScriptTester.wrap("while($var(i)<1000) { $var(i)=$var(i)+1; } note(\"$var(i) $rc\");"));
        tester.run(tester.context());
        assertEquals(List.of("100 0"), tester.notes());
    }

    @ParameterizedTest
    @CsvSource({"route(X);,255", "if (1) { if (1) { route(X); } },85"})
    void shouldStopRunawayRecursion(String call, int expected) {
        ScriptTester tester = new ScriptTester(ScriptTester.wrap("route(X); note(\"$rc $var(d)\");")
                + "route[X] { $var(d) = $var(d) + 1; " + call + " }\n");
        tester.run(tester.context());
        assertEquals(List.of("-1 " + expected), tester.notes());
    }

    @Test
    void shouldJoinSeveralRequestRoutes() {
        ScriptTester tester =
                new ScriptTester(ScriptTester.wrap("note(\"one\");") + "request_route { note(\"two\"); }\n");
        tester.run(tester.context());
        assertEquals(List.of("one", "two"), tester.notes());
    }

    @Test
    void shouldFindWhichRoutesMayBlock() {
        ScriptTester tester = new ScriptTester(
                ScriptTester.wrap("route(A);")
                        + "route[A] { route(B); }\nroute[B] { if (1) wait(); }\nroute[C] { note(\"c\"); }\nroute[D] { $var(n) = \"C\"; route($var(n)); }\n");
        assertTrue(tester.route(RouteKind.REQUEST, "").blocking());
        assertTrue(tester.route(RouteKind.REQUEST, "A").blocking());
        assertFalse(tester.route(RouteKind.REQUEST, "C").blocking());
        assertTrue(tester.route(RouteKind.REQUEST, "D").blocking());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            rewritehost("h.org"); => sip:you@h.org
            rewritehostport("h.org:5090"); => sip:you@h.org:5090
            rewriteuser("me"); => sip:me@kamailio.org
            rewriteport("99"); => sip:you@kamailio.org:99
            rewriteuri("sip:a@b"); => sip:a@b
            prefix("00"); => sip:00you@kamailio.org
            strip(1); => sip:ou@kamailio.org
            strip(9); => sip:kamailio.org
            strip_tail(2); => sip:y@kamailio.org
            userphone(); => sip:you@kamailio.org;user=phone
            prefix("1"); revert_uri; => sip:you@kamailio.org
            """)
    void shouldChangeTheRequestUri(String action, String expected) {
        ScriptTester tester = new ScriptTester(ScriptTester.wrap(action));
        MessageContext ctx = tester.context();
        tester.run(ctx);
        assertEquals(expected, ctx.uri());
    }

    private static final String SETUP = """
            $avp(five) = 5; $avp(sfive) = "5"; $avp(word) = "abc"; $avp(empty) = ""; $avp(minus) = -1;
            $avp(sten) = "10"; $avp(soten) = "010";
            """;

    private static final String ROUTES = "route[R5] { return 5; }\nroute[RM1] { return -1; }\n";

    private static String eval(String expression) {
        ScriptTester tester = new ScriptTester(
                ScriptTester.wrap(SETUP + "$var(x) = " + expression + "; note(\"$var(x)\");") + ROUTES);
        assertFalse(
                tester.diagnostics().hasErrors(),
                () -> tester.diagnostics().sorted().toString());
        tester.run(tester.context());
        return tester.notes().get(0);
    }
}
