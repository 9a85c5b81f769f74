package org.olelo.module.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.olelo.pv.PvFormat;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;
import org.olelo.routing.MessageContext;

/** What stands for a match: text with variables, and {@code \0} to {@code \9} for groups. Read only. */
final class Replacement {
    private static final Pattern GROUP = Pattern.compile("\\\\([0-9])");

    private final List<Part> parts = new ArrayList<>();
    private int highest = -1;

    /** A group, or text when the group is below 0. */
    private record Part(int group, PvFormat text) {}

    Replacement(String text, PvParser parser) {
        Matcher groups = GROUP.matcher(text);
        int at = 0;
        while (groups.find()) {
            addText(text.substring(at, groups.start()), parser);
            int group = text.charAt(groups.start() + 1) - '0';
            highest = Math.max(highest, group);
            parts.add(new Part(group, PvFormat.constant("")));
            at = groups.end();
        }
        addText(text.substring(at), parser);
    }

    private void addText(String text, PvParser parser) {
        if (text.isEmpty()) {
            return;
        }
        PvFormat format;
        try {
            format = parser.format(text);
        } catch (PvSyntaxException e) {
            format = PvFormat.constant(text); // no variable: as it stands
        }
        parts.add(new Part(-1, format));
    }

    /** The highest group it refers to, -1 for none. */
    int highestGroup() {
        return highest;
    }

    /** The text for that match. */
    String of(Matcher match, @Nullable MessageContext ctx) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            if (part.group() >= 0) {
                String group = match.group(part.group());
                out.append(group == null ? "" : group);
            } else if (ctx != null) {
                out.append(part.text().format(ctx));
            } else {
                String constant = part.text().constant();
                out.append(constant == null ? "" : constant);
            }
        }
        return out.toString();
    }
}
