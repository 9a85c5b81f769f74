package org.olelo.module.pv;

import java.util.ArrayList;
import java.util.List;
import org.olelo.pv.PvIndex;
import org.olelo.pv.PvParser;
import org.olelo.pv.PvSyntaxException;

/** The inner name of $xavp: {@code root[i]=>child[j]=>…}. */
final class XavpPath {
    private final List<Step> steps;

    private XavpPath(List<Step> steps) {
        this.steps = steps;
    }

    /** One name, taken as written, with its index. */
    record Step(String name, PvIndex index) {}

    List<Step> steps() {
        return steps;
    }

    static XavpPath parse(String className, String inner, PvParser parser) throws PvSyntaxException {
        List<Step> steps = new ArrayList<>(2);
        for (String part : inner.split("=>", -1)) {
            steps.add(step(className, part.strip(), parser));
        }
        return new XavpPath(List.copyOf(steps));
    }

    private static Step step(String className, String part, PvParser parser) throws PvSyntaxException {
        int bracket = part.endsWith("]") ? part.indexOf('[') : -1;
        String name = bracket < 0 ? part : part.substring(0, bracket);
        if (name.isEmpty()) {
            throw new PvSyntaxException("$" + className + " has an empty name");
        }
        PvIndex index =
                bracket < 0 ? PvIndex.NONE : index(className, part.substring(bracket + 1, part.length() - 1), parser);
        return new Step(name, index);
    }

    private static PvIndex index(String className, String text, PvParser parser) throws PvSyntaxException {
        if (text.equals("*")) {
            return PvIndex.ALL;
        }
        if (text.startsWith("$")) {
            return new PvIndex.Dynamic(parser.variable(text));
        }
        try {
            return new PvIndex.Fixed(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new PvSyntaxException("$" + className + ": \"" + text + "\" is not an index");
        }
    }
}
