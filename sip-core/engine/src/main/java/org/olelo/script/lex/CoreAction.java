package org.olelo.script.lex;

/** A core action: its canonical name and the argument lists its grammar takes. */
public final class CoreAction {
    private final String name;
    private final String[] forms;

    CoreAction(String name, String[] forms) {
        this.name = name;
        this.forms = forms;
    }

    /** The canonical name. */
    public String name() {
        return name;
    }

    /** True when it may stand without parentheses. */
    public boolean bare() {
        return forms[0].equals("0");
    }

    /** True for the actions on SER attributes, which do not exist here. */
    public boolean unsupported() {
        return forms[0].equals("!");
    }

    /** True when it takes that many arguments. */
    public boolean takes(int count) {
        for (String form : forms) {
            if (count(form) == count && !form.equals("0")) {
                return true;
            }
        }
        return false;
    }

    /** What the argument at an index (from 0) may be when there are so many arguments (or the most it takes): one letter; 0 for none. */
    public char argument(int index, int count) {
        for (String form : forms) {
            if (count(form) == count && index < form.length()) {
                return form.charAt(index);
            }
        }
        return '\0';
    }

    /** The largest number of arguments. */
    public int most() {
        int most = 0;
        for (String form : forms) {
            most = Math.max(most, count(form));
        }
        return most;
    }

    private static int count(String form) {
        return form.equals("0") || form.equals("-") || form.equals("!") ? 0 : form.length();
    }
}
