package org.arangolab.finding;

/**
 * One frame of a stack. What the report does not tell is empty.
 *
 * @param function as it is written there, with its parameter types when these are; mangled when it was not demangled
 * @param file     the source file
 * @param line     the line in it; 0 when unknown
 * @param module   the program or library
 * @param offset   of the address in the module, {@code 0x1eb8}; else the address
 */
public record Frame(String function, String file, int line, String module, String offset) {
    /** A frame of which the function alone is known. */
    public static Frame of(String function) {
        return new Frame(function, "", 0, "", "");
    }

    /** {@code function at file:line}, or where in which module. */
    @Override
    public String toString() {
        String where = !file.isEmpty() ? " at " + file + (line > 0 ? ":" + line : "") : !module.isEmpty() ? " in "
                + module : "";
        return (function.isEmpty() ? offset.isEmpty() ? "??" : offset : FunctionName.unmangled(function)) + where;
    }
}
