package org.arangolab.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.arangolab.lab.LabOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes, before or after its name. */
final class CommonOptions {
    @Option(names = "--arangodb", paramLabel = "DIR", scope = ScopeType.INHERIT,
            description = "Use the arangod there: an installation, a build tree, a directory of binaries, or the file.")
    private Path arangodb;

    @Option(names = "--stand-in", scope = ScopeType.INHERIT,
            description = "Use the built-in stand-in in any case. Else the order is: --arangodb, ARANGODB_HOME, PATH, "
                    + "the stand-in.")
    private boolean standIn;

    @Option(names = {"-v", "--verbose"}, scope = ScopeType.INHERIT, description = "Show stack traces.")
    private boolean verbose;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, scope = ScopeType.INHERIT,
            description = "Show the version.")
    private boolean version;

    boolean verbose() {
        return verbose;
    }

    LabOptions lab() {
        return LabOptions.defaults().withArangodb(Optional.ofNullable(arangodb)).withStandIn(standIn);
    }
}
