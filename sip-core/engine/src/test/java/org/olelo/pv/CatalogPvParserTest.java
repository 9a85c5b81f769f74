package org.olelo.pv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.olelo.routing.MessageContext;
import org.olelo.routing.Worker;

/** References as Kamailio 5.6.3 splits them. */
class CatalogPvParserTest {
    private final PvCatalog catalog = new PvCatalog();
    private final CatalogPvParser parser = new CatalogPvParser(catalog);

    CatalogPvParserTest() {
        CoreVariables.addTo(catalog, name -> name.equals("N") ? "12" : null);
        catalog.addVariable("rU", name -> {
            name.bare();
            return new Constant(Value.of("bob"));
        });
        catalog.addVariable("err.class", name -> new Constant(Value.of("dotted")));
        catalog.addVariable("avp", name -> new Pv() {
            @Override
            public Value get(MessageContext ctx) {
                String index =
                        name.index().all() ? "*" : Integer.toString(name.index().number(ctx));
                return Value.of(name.inner(ctx) + "/" + index);
            }
        });
        catalog.addTransformation("s", (name, arguments, p) -> {
            if (!name.equals("add")) {
                throw new PvSyntaxException("unknown transformation s." + name);
            }
            return (ctx, in) -> Value.of(in.text() + "+" + arguments);
        });
    }

    @SuppressWarnings("NullAway") // the classes here do not look at the message
    private static MessageContext context() {
        return new MessageContext(null, null, new Worker(0), 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|plain",
                "x$rU-y|xbob-y",
                "$(rU)s|bobs",
                "$$x$($)|$x$",
                "$rU:5060|bob:5060",
                "$avp(a)[0]|a/0[0]",
                "$(avp(a)[2])|a/2",
                "$(avp(a)[-1])|a/-1",
                "$(avp(a)[*])|a/*",
                "$(avp(a)[$defn(N)])|a/12",
                "$avp(x$rU)|xbob/0",
                "$(avp($(rU{s.add,1})){s.add,2})|bob+1/0+2",
                "$(rU{s.add,/[0-9]{2}/x/} {s.add,q} )|bob+/[0-9]{2}/x/+q",
                "$(rU{s.add,$(rU{s.add,1})})|bob+$(rU{s.add,1})",
                "$(rU{s.add,0,}})|bob+0,}",
                "$(rU{s.add })|bob+null",
                "$(err.class)|dotted",
                "$def(N)$null|12<null>",
            })
    void shouldSplitAsKamailio(String text, String expected) throws PvSyntaxException {
        assertEquals(expected, parser.format(text).format(context()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a $ b|2",
                "$|0",
                "$(|0",
                "$xyz|1",
                "$rU.|1",
                "$rUx|1",
                "$(rU|0",
                "$(rU{s.len})|7",
                "$(rU{x.len})|5",
                "$(rU {s.add})|4",
                "$( rU)|2",
                "$(avp(x)[ 0])|9",
                "$(avp(x)[a])|9",
                "$(avp(x)[])|9",
                "$avp()|4",
                "$rU(x)|1",
                "$(rU[0])|2",
                "$(rU{s.add,{)|4",
                "$(rU{ s.add})|5",
                "ab$avp(c$xyz)|9",
            })
    void shouldRefuseWithTheOffset(String text, int offset) {
        PvSyntaxException e = assertThrows(PvSyntaxException.class, () -> parser.format(text));
        assertEquals(offset, e.offset(), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rU", "$rU$rU", "$rU ,", ""})
    void shouldRefuseWhatIsNotOneVariable(String text) {
        assertThrows(PvSyntaxException.class, () -> parser.variable(text));
    }

    @Test
    void shouldNameTheNearestVariable() {
        PvSyntaxException e = assertThrows(PvSyntaxException.class, () -> parser.format("$retcod"));
        assertTrue(String.valueOf(e.getMessage()).contains("$retcode"), e.getMessage());
    }
}
