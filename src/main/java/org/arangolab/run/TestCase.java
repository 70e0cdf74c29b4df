package org.arangolab.run;

/**
 * A test: one block of a script, or a script without such blocks.
 *
 * @param name the sentence that it shows, or the script's name
 * @param file the script, as the user named it, with {@code /} between directories
 */
public record TestCase(String name, String file) {
    private static final String SUFFIX = ".groovy";

    /** The test that a whole script is. */
    public static TestCase ofScript(String file) {
        return new TestCase(nameOf(file), file);
    }

    /** {@code smoke} for {@code scripts/smoke.groovy}. */
    public static String nameOf(String file) {
        String last = file.substring(file.lastIndexOf('/') + 1);
        return last.endsWith(SUFFIX) ? last.substring(0, last.length() - SUFFIX.length()) : last;
    }

    /** One line: the file, and the name unless that is the file's. */
    public String title() {
        return name.equals(nameOf(file)) ? file : file + ": " + name;
    }
}
