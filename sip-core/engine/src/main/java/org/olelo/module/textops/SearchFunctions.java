package org.olelo.module.textops;

import org.olelo.routing.MessageContext;
import org.olelo.sip.SipMessage;
import org.olelo.sip.SipUri;
import org.olelo.spi.LineRegex;
import org.olelo.spi.Literal;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.Substitution;

/** Search and replacement in the text of the message. Positions are those of the received message. */
public final class SearchFunctions {
    SearchFunctions() {}

    @ScriptFunction(value = "search", doc = "True when the message matches.")
    public boolean search(MessageContext ctx, LineRegex regex) {
        return regex.find(ctx.message().toString());
    }

    @ScriptFunction(value = "search_body", doc = "True when the body matches.")
    public boolean searchBody(MessageContext ctx, LineRegex regex) {
        return ctx.message().hasBody() && regex.find(ctx.message().body());
    }

    @ScriptFunction(value = "search_append", doc = "Adds a text after the first match after the first line.")
    public boolean searchAppend(MessageContext ctx, LineRegex regex, @Literal String text) {
        return appendAfter(ctx, regex, text, ctx.message().headersStart());
    }

    @ScriptFunction(value = "search_append_body", doc = "Adds a text after the first match in the body.")
    public boolean searchAppendBody(MessageContext ctx, LineRegex regex, @Literal String text) {
        return ctx.message().hasBody()
                && appendAfter(ctx, regex, text, ctx.message().bodyStart());
    }

    private static boolean appendAfter(MessageContext ctx, LineRegex regex, String text, int from) {
        int[] match = regex.find(textFrom(ctx.message(), from), 0);
        if (match == null) {
            return false;
        }
        ctx.edits().insert(from + match[1], text);
        return true;
    }

    @ScriptFunction(value = "replace", doc = "Replaces the first match after the first line.")
    public boolean replace(MessageContext ctx, LineRegex regex, @Literal String text) {
        SipMessage message = ctx.message();
        return replaceIn(ctx, regex, text, message.headersStart(), message.length(), false);
    }

    @ScriptFunction(value = "replace_all", doc = "Replaces all matches after the first line.")
    public boolean replaceAll(MessageContext ctx, LineRegex regex, @Literal String text) {
        SipMessage message = ctx.message();
        return replaceIn(ctx, regex, text, message.headersStart(), message.length(), true);
    }

    @ScriptFunction(value = "replace_hdrs", doc = "Replaces all matches among the headers.")
    public boolean replaceHeaders(MessageContext ctx, LineRegex regex, @Literal String text) {
        SipMessage message = ctx.message();
        return replaceIn(ctx, regex, text, message.headersStart(), message.headersEnd(), true);
    }

    @ScriptFunction(value = "replace_body", doc = "Replaces the first match in the body.")
    public boolean replaceBody(MessageContext ctx, LineRegex regex, @Literal String text) {
        SipMessage message = ctx.message();
        return message.hasBody() && replaceIn(ctx, regex, text, message.bodyStart(), message.length(), false);
    }

    @ScriptFunction(value = "replace_body_all", doc = "Replaces all matches in the body, line by line.")
    public boolean replaceBodyAll(MessageContext ctx, LineRegex regex, @Literal String text) {
        SipMessage message = ctx.message();
        return message.hasBody() && replaceIn(ctx, regex, text, message.bodyStart(), message.length(), true);
    }

    @ScriptFunction(value = "replace_body_atonce", doc = "Replaces all matches in the body, over line ends.")
    public boolean replaceBodyAtOnce(MessageContext ctx, WholeRegex regex, @Literal String text) {
        SipMessage message = ctx.message();
        if (!message.hasBody()) {
            return false;
        }
        String body = message.body();
        boolean found = false;
        int from = 0;
        while (from <= body.length()) {
            int[] match = regex.find(body, from);
            if (match == null || match[1] == match[0]) {
                break;
            }
            ctx.edits().replace(message.bodyStart() + match[0], match[1] - match[0], text);
            found = true;
            from = match[1];
        }
        return found;
    }

    private static boolean replaceIn(
            MessageContext ctx, LineRegex regex, String text, int start, int end, boolean all) {
        String range = textFrom(ctx.message(), start).substring(0, end - start);
        boolean found = false;
        int from = 0;
        while (from <= range.length()) {
            int[] match = regex.find(range, from);
            if (match == null || match[1] == match[0]) {
                break;
            }
            ctx.edits().replace(start + match[0], match[1] - match[0], text);
            found = true;
            from = match[1];
            if (!all) {
                break;
            }
        }
        return found;
    }

    @ScriptFunction(value = "replace_str", doc = "Replaces a text after the first line: mode f the first, a all.")
    public boolean replaceText(MessageContext ctx, String match, String text, String mode) {
        SipMessage message = ctx.message();
        return replaceText(ctx, match, text, mode, message.headersStart(), message.length());
    }

    @ScriptFunction(value = "replace_hdrs_str", doc = "Replaces a text among the headers: mode f the first, a all.")
    public boolean replaceHeadersText(MessageContext ctx, String match, String text, String mode) {
        SipMessage message = ctx.message();
        return replaceText(ctx, match, text, mode, message.headersStart(), message.headersEnd());
    }

    @ScriptFunction(value = "replace_body_str", doc = "Replaces a text in the body: mode f the first, a all.")
    public boolean replaceBodyText(MessageContext ctx, String match, String text, String mode) {
        SipMessage message = ctx.message();
        return message.hasBody() && replaceText(ctx, match, text, mode, message.bodyStart(), message.length());
    }

    private static boolean replaceText(MessageContext ctx, String match, String text, String mode, int start, int end) {
        if (match.isEmpty()) {
            return false;
        }
        String range = textFrom(ctx.message(), start).substring(0, end - start);
        boolean found = false;
        for (int at = range.indexOf(match); at >= 0; at = range.indexOf(match, at + match.length())) {
            ctx.edits().replace(start + at, match.length(), text);
            found = true;
            if (mode.startsWith("f")) {
                break;
            }
        }
        return found;
    }

    @ScriptFunction(value = "subst", doc = "Substitutes after the first line.")
    public boolean substitute(MessageContext ctx, Substitution substitution) {
        return substituteFrom(ctx, substitution, ctx.message().headersStart());
    }

    @ScriptFunction(value = "subst_body", doc = "Substitutes in the body.")
    public boolean substituteBody(MessageContext ctx, Substitution substitution) {
        return ctx.message().hasBody()
                && substituteFrom(ctx, substitution, ctx.message().bodyStart());
    }

    private static boolean substituteFrom(MessageContext ctx, Substitution substitution, int from) {
        int found = substitution
                .regex(ctx)
                .replaceEach(
                        textFrom(ctx.message(), from),
                        (start, end, text) -> ctx.edits().replace(from + start, end - start, text));
        return found > 0;
    }

    @ScriptFunction(value = "subst_uri", doc = "Substitutes in the Request-URI.")
    public boolean substituteUri(MessageContext ctx, Substitution substitution) {
        String changed = substitution.regex(ctx).apply(ctx.uri());
        if (changed == null) {
            return false;
        }
        ctx.uri(changed);
        return true;
    }

    @ScriptFunction(value = "subst_user", doc = "Substitutes in the user part of the Request-URI.")
    public boolean substituteUser(MessageContext ctx, Substitution substitution) {
        SipUri uri = ctx.parsedUri();
        if (uri == null) {
            return false;
        }
        String changed = substitution.regex(ctx).apply(uri.user());
        if (changed == null) {
            return false;
        }
        String text = uri.toString();
        String scheme = text.substring(0, text.indexOf(':') + 1);
        String password = uri.password() == null ? "" : ":" + uri.password();
        ctx.uri(scheme + (changed.isEmpty() ? "" : changed + password + "@") + text.substring(uri.hostStart()));
        return true;
    }

    private static String textFrom(SipMessage message, int from) {
        return org.olelo.text.Latin.string(message.bytes(), from, message.length());
    }
}
