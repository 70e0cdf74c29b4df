package org.arangolab.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;
import org.arangolab.instance.under.Under;

/**
 * Where a server keeps its things, all below one directory.
 *
 * @param root the instance's directory
 */
record InstanceDirectories(Path root) {
    /**
     * Makes the root.
     *
     * @throws LabFailureException with the reason
     */
    InstanceDirectories made() {
        make(root);
        return this;
    }

    static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new LabFailureException("cannot create the directory " + directory + ": " + Workspace.reason(e), e);
        }
    }

    Path data() {
        return root.resolve("data");
    }

    Path apps() {
        return root.resolve("apps");
    }

    Path tmp() {
        return root.resolve("tmp");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path certificate() {
        return root.resolve("server.pem");
    }

    Path logFile() {
        return root.resolve("log").resolve("arangod.log");
    }

    Path stdout() {
        return root.resolve("log").resolve("stdout");
    }

    Path stderr() {
        return root.resolve("log").resolve("stderr");
    }

    /** Where what it runs under writes. */
    Path place(Under under) {
        return root.resolve(under.folder());
    }

    /** Where what it runs under writes its reports, when it writes any. */
    Path reports() {
        return root.resolve(Under.REPORTS);
    }

    /** All that must be there before a start: old servers do not make them (facts/server.md 6, the old end). */
    List<Path> all() {
        return List.of(data(), apps(), tmp(), root.resolve("log"));
    }
}
