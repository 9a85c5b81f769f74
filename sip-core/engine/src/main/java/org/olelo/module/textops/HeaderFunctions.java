package org.olelo.module.textops;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import org.olelo.routing.MessageContext;
import org.olelo.sip.HeaderId;
import org.olelo.sip.SipMessage;
import org.olelo.spi.LineRegex;
import org.olelo.spi.Literal;
import org.olelo.spi.ScriptFunction;
import org.olelo.spi.Substitution;
import org.olelo.text.PosixRegex;

/** Headers: tests, additions, removals. Changes are seen by later reads only after msg_apply_changes. */
public final class HeaderFunctions {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    HeaderFunctions() {}

    @ScriptFunction(value = "is_method", doc = "True when the method, or that of CSeq in a reply, is one of the names.")
    public boolean isMethod(MessageContext ctx, MethodSet methods) {
        return methods.contains(ctx.message());
    }

    @ScriptFunction(value = "is_present_hf", doc = "True when a header of that name is there.")
    public boolean isPresent(MessageContext ctx, @Literal HeaderName name) {
        return name.first(ctx.message()) >= 0;
    }

    @ScriptFunction(
            value = "is_present_hf_pv",
            doc = "True when a header of that name, which may hold variables, is there.")
    public boolean isPresentNamed(MessageContext ctx, HeaderName name) {
        return name.first(ctx.message()) >= 0;
    }

    @ScriptFunction(
            value = "is_present_hf_re_pv",
            doc = "True when a header's name matches; the expression may have variables.")
    public boolean isPresentRegex(MessageContext ctx, FormattedRegex regex) {
        return isPresentRegex(ctx, regex.regex());
    }

    @ScriptFunction(value = "is_present_hf_re", doc = "True when a header's name matches.")
    public boolean isPresentRegex(MessageContext ctx, LineRegex regex) {
        SipMessage message = ctx.message();
        for (int i = 0; i < message.headerCount(); i++) {
            if (regex.find(message.headerName(i))) {
                return true;
            }
        }
        return false;
    }

    @ScriptFunction(value = "append_hf", doc = "Adds a header line after all headers.")
    public boolean append(MessageContext ctx, String line) {
        if (line.isEmpty() || ctx.message().hasMalformedHeader()) {
            return false;
        }
        ctx.edits().appendHeader(ctx.message(), line);
        return true;
    }

    @ScriptFunction(value = "append_hf", doc = "Adds a header line after the last header of that name.")
    public boolean append(MessageContext ctx, String line, @Literal HeaderName after) {
        if (ctx.message().hasMalformedHeader()) {
            return false;
        }
        int last = after.last(ctx.message());
        if (last < 0) {
            ctx.edits().appendHeader(ctx.message(), line);
        } else {
            ctx.edits().insert(ctx.message().lineEnd(last), line);
        }
        return true;
    }

    @ScriptFunction(value = "insert_hf", doc = "Adds a header line before all headers.")
    public boolean insert(MessageContext ctx, String line) {
        if (line.isEmpty() || ctx.message().hasMalformedHeader()) {
            return false;
        }
        ctx.edits().prependHeader(ctx.message(), line);
        return true;
    }

    @ScriptFunction(value = "insert_hf", doc = "Adds a header line before the first header of that name.")
    public boolean insert(MessageContext ctx, String line, @Literal HeaderName before) {
        if (ctx.message().hasMalformedHeader()) {
            return false;
        }
        int first = before.first(ctx.message());
        ctx.edits()
                .insert(first < 0 ? ctx.message().headersStart() : ctx.message().lineStart(first), line);
        return true;
    }

    @ScriptFunction(value = "append_urihf", doc = "Adds prefix, received Request-URI, suffix as a header line.")
    public boolean appendUri(MessageContext ctx, String prefix, String suffix) {
        ctx.edits().appendHeader(ctx.message(), prefix + ctx.request().requestUri() + suffix);
        return true;
    }

    @ScriptFunction(value = "append_to_reply", doc = "Adds a header line to the replies to this request.")
    public boolean appendToReply(MessageContext ctx, String line) {
        ctx.replyHeaders().add(line);
        return true;
    }

    @ScriptFunction(value = "append_time", doc = "Adds a Date header to the replies to this request.")
    public boolean appendTime(MessageContext ctx) {
        ctx.replyHeaders().add(dateLine());
        return true;
    }

    @ScriptFunction(value = "append_time_to_request", doc = "Adds a Date header to the request.")
    public boolean appendTimeToRequest(MessageContext ctx) {
        ctx.edits().appendHeader(ctx.message(), dateLine());
        return true;
    }

    private static String dateLine() {
        return "Date: " + DATE.format(ZonedDateTime.now(ZoneOffset.UTC)) + "\r\n";
    }

    @ScriptFunction(value = "remove_hf", doc = "Removes all headers of that name; true when there was one.")
    public boolean remove(MessageContext ctx, @Literal HeaderName name) {
        return removeAll(ctx, name);
    }

    @ScriptFunction(value = "remove_hf_pv", doc = "Removes all headers of that name, which may hold variables.")
    public int removeNamed(MessageContext ctx, HeaderName name) {
        removeAll(ctx, name);
        return 1;
    }

    private static boolean removeAll(MessageContext ctx, HeaderName name) {
        SipMessage message = ctx.message();
        if (message.hasMalformedHeader()) {
            return false;
        }
        boolean found = false;
        for (int i = name.first(message); i >= 0; i = name.next(message, i)) {
            removeLine(ctx, i);
            found = true;
        }
        return found;
    }

    @ScriptFunction(
            value = "remove_hf_re_pv",
            doc = "Removes all headers whose name matches; true when there was one. The expression may have variables.")
    public boolean removeRegex(MessageContext ctx, FormattedRegex regex) {
        return removeRegex(ctx, regex.regex());
    }

    @ScriptFunction(value = "remove_hf_re", doc = "Removes all headers whose name matches; true when there was one.")
    public boolean removeRegex(MessageContext ctx, LineRegex regex) {
        return removeNamed(ctx, regex::find);
    }

    @ScriptFunction(value = "remove_hf_exp_pv", doc = "As remove_hf_exp; the expressions may have variables.")
    public boolean removeExpression(MessageContext ctx, FormattedRegex match, FormattedRegex skip) {
        return removeExpression(ctx, match.regex(), skip.regex());
    }

    @ScriptFunction(
            value = "remove_hf_exp",
            doc =
                    "Removes all headers whose name matches the first and not the second expression; true when there was one.")
    public boolean removeExpression(MessageContext ctx, LineRegex match, LineRegex skip) {
        return removeNamed(ctx, name -> match.find(name) && !skip.find(name));
    }

    @ScriptFunction(
            value = "remove_hf_idx",
            doc = "Removes the header of that name and index; below 0 counts from the last.")
    public int removeIndex(MessageContext ctx, HeaderName name, int index) {
        SipMessage message = ctx.message();
        int count = 0;
        for (int i = name.first(message); i >= 0; i = name.next(message, i)) {
            count++;
        }
        int wanted = index < 0 ? count + index : index;
        int at = 0;
        for (int i = name.first(message); i >= 0; i = name.next(message, i)) {
            if (at++ == wanted) {
                removeLine(ctx, i);
                return 1;
            }
        }
        return 2;
    }

    @ScriptFunction(
            value = "remove_hf_match",
            doc = "Removes the headers of that name whose value fits: op eq, ne, in, re.")
    public boolean removeMatch(MessageContext ctx, HeaderName name, String operator, String expression) {
        Predicate<String> fits = switch (operator) {
            case "eq" -> expression::equals;
            case "ne" -> value -> !value.equals(expression);
            case "in" -> value -> value.contains(expression);
            case "re" -> PosixRegex.compile(expression, true)::find;
            default -> value -> false;
        };
        SipMessage message = ctx.message();
        boolean found = false;
        for (int i = name.first(message); i >= 0; i = name.next(message, i)) {
            if (fits.test(message.headerValue(i))) {
                removeLine(ctx, i);
                found = true;
            }
        }
        return found;
    }

    private static boolean removeNamed(MessageContext ctx, Predicate<String> fits) {
        SipMessage message = ctx.message();
        boolean found = false;
        for (int i = 0; i < message.headerCount(); i++) {
            if (fits.test(message.headerName(i))) {
                removeLine(ctx, i);
                found = true;
            }
        }
        return found;
    }

    private static void removeLine(MessageContext ctx, int header) {
        ctx.edits().deleteHeader(ctx.message(), header);
    }

    @ScriptFunction(
            value = "search_hf",
            doc = "True when the value of a header matches: flags a any, f the first, l the last.")
    public boolean search(MessageContext ctx, HeaderName name, LineRegex regex, String flags) {
        SipMessage message = ctx.message();
        int last = name.last(message);
        for (int i = name.first(message); i >= 0; i = name.next(message, i)) {
            boolean looked = flags.startsWith("l") ? i == last : true;
            if (looked && regex.find(message.headerValue(i))) {
                return true;
            }
            if (flags.startsWith("f")) {
                return false;
            }
        }
        return false;
    }

    @ScriptFunction(value = "subst_hf", doc = "Substitutes in header values: flags a all, f the first, l the last.")
    public boolean substitute(MessageContext ctx, HeaderName name, Substitution substitution, String flags) {
        SipMessage message = ctx.message();
        boolean changed = false;
        int last = name.last(message);
        for (int i = name.first(message); i >= 0; i = name.next(message, i)) {
            if (flags.startsWith("l") && i != last) {
                continue;
            }
            String result = substitution.regex(ctx).apply(message.headerValue(i));
            if (result != null) {
                ctx.edits().replaceValue(message, i, result);
                changed = true;
            }
            if (flags.startsWith("f")) {
                break;
            }
        }
        return changed;
    }

    @ScriptFunction(value = "is_privacy", doc = "True when the Privacy header lists that type (RFC 3323).")
    public boolean isPrivacy(MessageContext ctx, @Literal PrivacyType type) {
        SipMessage message = ctx.message();
        for (int i = message.find(HeaderId.PRIVACY); i >= 0; i = message.next(i)) {
            for (String item : message.headerValue(i).split("[;,]")) {
                if (item.trim().equalsIgnoreCase(type.name())) {
                    return true;
                }
            }
        }
        return false;
    }
}
