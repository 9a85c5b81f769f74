package org.olelo.script.lex;

/**
 * A core parameter.
 *
 * @param name the canonical name
 * @param forms what may be assigned: N number, M number with sign, S string, W word, H host or address
 * @param reserved true when the spelling is a keyword in Kamailio 5.6.3, false for older and newer names
 */
public record CoreParameter(String name, String forms, boolean reserved) {
    /** True when that form may be assigned. */
    public boolean takes(char form) {
        return forms.indexOf(form) >= 0;
    }

    /** What is expected, as shown in messages. */
    public String expected() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < forms.length(); i++) {
            out.append(i == 0 ? "" : " or ")
                    .append(
                            switch (forms.charAt(i)) {
                                case 'N' -> "a number of 0 or more, yes or no";
                                case 'M' -> "a number, yes or no";
                                case 'S' -> "a string in quotes";
                                case 'W' -> "a word without quotes";
                                default -> "an address or host name";
                            });
        }
        return out.toString();
    }
}
