package org.olelo.script.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.olelo.script.ast.Expression;
import org.olelo.script.source.Diagnostics;
import org.olelo.script.source.NearestName;
import org.olelo.script.source.SourceRange;

/** Finds {@code $var} that are read and never set. A function or module parameter that names one may set it. */
final class VariableUse {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\(?var\\(([A-Za-z0-9_.-]+)\\)");
    private static final Set<String> LOGGING =
            Set.of("xlog", "xlogl", "xdbg", "xinfo", "xnotice", "xwarn", "xerr", "xcrit", "xalert", "xbug", "xlogm");

    private final Map<String, SourceRange> read = new LinkedHashMap<>();
    private final Set<String> set = new HashSet<>();

    void read(String text, SourceRange range) {
        names(text, name -> read.putIfAbsent(name, range));
    }

    void written(String text) {
        names(text, set::add);
    }

    void mentioned(String text) {
        names(text, set::add);
    }

    /** An argument of a call: what is only logged is read, what others get may be set. */
    void argument(String function, Expression argument) {
        boolean reads = LOGGING.contains(function) || function.equals("route");
        switch (argument) {
            case Expression.Text text -> {
                if (reads) {
                    read(text.value(), text.range());
                } else {
                    mentioned(text.value());
                }
            }
            case Expression.Variable variable -> {
                if (!reads) {
                    mentioned(variable.text());
                }
            }
            default -> {}
        }
    }

    void report(Diagnostics diagnostics) {
        for (Map.Entry<String, SourceRange> one : read.entrySet()) {
            if (!set.contains(one.getKey())) {
                diagnostics.warning(
                        one.getValue(),
                        "$var(" + one.getKey() + ") is read and nothing sets it",
                        NearestName.remedy(one.getKey(), set));
            }
        }
    }

    private static void names(String text, Consumer<String> each) {
        if (text.indexOf('$') < 0) {
            return;
        }
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            each.accept(matcher.group(1));
        }
    }
}
