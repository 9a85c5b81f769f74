package org.olelo.module.avpops;

import java.util.function.BiPredicate;
import org.olelo.pv.Pv;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.pv.Value;
import org.olelo.routing.MessageContext;

/** Where avp_pushto() puts a value. */
public final class PushTarget {
    private final BiPredicate<MessageContext, String> target;

    private PushTarget(BiPredicate<MessageContext, String> target) {
        this.target = target;
    }

    /**
     * Reads {@code $ru}, {@code $ru/username}, {@code $ru/domain}, {@code $du} or {@code $br}.
     *
     * @throws IllegalArgumentException for another one
     */
    public static PushTarget parseArgument(String text, PvParser parser) throws PvSyntaxException {
        return switch (text) {
            case "$ru", "$ruri" ->
                new PushTarget((ctx, value) -> {
                    ctx.uri(value);
                    return true;
                });
            case "$ru/username", "$ruri/username" -> variable(parser, "$rU");
            case "$ru/domain", "$ruri/domain" -> variable(parser, "$rd");
            case "$du", "$duri" ->
                new PushTarget((ctx, value) -> {
                    ctx.dstUri(value);
                    return true;
                });
            case "$br" -> new PushTarget(AvpFunctions::branch);
            default ->
                throw new IllegalArgumentException(
                        "$ru, $ru/username, $ru/domain, $du or $br is expected, not " + text);
        };
    }

    private static PushTarget variable(PvParser parser, String name) throws PvSyntaxException {
        Pv variable = parser.variable(name);
        return new PushTarget((ctx, value) -> variable.set(ctx, Value.of(value)));
    }

    boolean put(MessageContext ctx, String value) {
        return target.test(ctx, value);
    }
}
