package org.arangolab.tools;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** ArangoDB's client tools. Source: facts/client-tools.md 1 and 3. */
public enum Tool {
    ARANGODUMP(true), ARANGORESTORE(true), ARANGOIMPORT(false, "arangoimp"), ARANGOEXPORT(false), ARANGOSH(true),
    ARANGOBENCH(false, "arangob"), ARANGOBACKUP(false), ARANGOVPACK(false), ARANGOINSPECT(true);

    private final boolean takesKeyfile;
    private final List<String> formerNames;

    Tool(boolean takesKeyfile, String... formerNames) {
        this.takesKeyfile = takesKeyfile;
        this.formerNames = List.of(formerNames);
    }

    /** The name of the executable, which is the word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names that the executable has or had, the present one first. */
    public List<String> executables() {
        return Stream.concat(Stream.of(word()), formerNames.stream()).toList();
    }

    /** Whether it talks to a server. */
    public boolean connects() {
        return this != ARANGOVPACK;
    }

    /** Whether it can sign tokens itself, with {@code --server.jwt-secret-keyfile}. */
    public boolean takesKeyfile() {
        return takesKeyfile;
    }

    /** The tool of this name. */
    public static Optional<Tool> named(String word) {
        return Arrays.stream(values()).filter(tool -> tool.word().equals(word)).findFirst();
    }
}
