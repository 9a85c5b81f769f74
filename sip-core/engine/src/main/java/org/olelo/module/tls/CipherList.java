package org.olelo.module.tls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** OpenSSL's cipher lists, as {@code HIGH:!aNULL:-3DES:+RSA}, for the suites that the JVM knows. */
final class CipherList {
    private CipherList() {}

    /**
     * JSSE's names of the suites that the list allows, in its order. The suites of TLS 1.3 are always among them, first, as in OpenSSL.
     *
     * @param supported what the JVM has, best first
     */
    static List<String> select(String list, Collection<String> supported) {
        Map<String, Set<String>> left = new LinkedHashMap<>();
        List<String> chosen = new ArrayList<>();
        for (String name : supported) {
            CipherSuite suite = CipherSuite.of(name);
            if (suite == null) {
                continue;
            }
            if (suite.version().equals("TLSv1.3")) {
                chosen.add(name);
            } else {
                left.put(name, suite.keywords());
            }
        }
        int fixed = chosen.size();
        for (String word : list.split("[:, ;]+", -1)) {
            if (!word.isEmpty() && word.charAt(0) != '@') {
                apply(word, left, chosen, fixed);
            }
        }
        return chosen;
    }

    private static void apply(String word, Map<String, Set<String>> left, List<String> chosen, int fixed) {
        char sign = word.charAt(0);
        boolean signed = sign == '!' || sign == '-' || sign == '+';
        List<String> wanted = List.of((signed ? word.substring(1) : word).split("\\+"));
        List<String> matching = new ArrayList<>();
        left.forEach((name, keywords) -> {
            if (keywords.containsAll(wanted)) {
                matching.add(name);
            }
        });
        switch (sign) {
            case '!' -> {
                chosen.removeAll(matching);
                left.keySet().removeAll(matching);
            }
            case '-' -> chosen.removeAll(matching);
            case '+' -> {
                matching.retainAll(chosen.subList(fixed, chosen.size()));
                chosen.removeAll(matching);
                chosen.addAll(matching);
            }
            default -> {
                matching.removeAll(chosen);
                chosen.addAll(matching);
            }
        }
    }
}
