package org.olelo.script.check;

import java.util.Map;

/** Which arguments of Kamailio's functions must be literals: found by trying each with Kamailio 5.6.3. */
final class ConstantArguments {
    private final Map<String, String> table = NameTable.read("constant-arguments.txt");

    /** True when the argument at that index (from 0) of a function called with so many arguments must be a literal. */
    boolean required(String function, int count, int index) {
        String masks = table.get(function);
        if (masks == null) {
            return false;
        }
        for (String mask : masks.split(" ")) {
            int colon = mask.indexOf(':');
            if (Integer.parseInt(mask.substring(0, colon)) == count) {
                return (Integer.parseInt(mask.substring(colon + 1)) & 1 << index) != 0;
            }
        }
        return false;
    }
}
