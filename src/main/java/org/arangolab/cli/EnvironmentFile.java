package org.arangolab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.ConfigException;
import org.arangolab.LabFailureException;
import org.arangolab.auth.Secret;
import org.arangolab.fs.Workspace;

/**
 * What a client needs to know of a deployment, as a file that a shell can read: {@code . FILE}. Only its owner can read
 * it, because a token is in it.
 *
 * @param endpoints URLs
 * @param token     what to show to the servers, when they ask
 */
record EnvironmentFile(List<String> endpoints, Optional<Secret> token) {
    /** The line with the endpoints, which are no secret. */
    String endpointsLine() {
        return line("ARANGODB_ENDPOINTS", String.join(",", endpoints));
    }

    /** Tells early that there will be no place for it. */
    static void checkPlace(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent) || Files.isDirectory(file)) {
            throw new ConfigException("--env " + file + ": " + (Files.isDirectory(file) ? "that is a directory"
                    : "there is no directory " + parent));
        }
    }

    /** In one step: nobody reads half of it, and nobody else reads it at any time. */
    void write(Path file) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("ARANGODB_ENDPOINTS", String.join(",", endpoints));
        token.ifPresent(secret -> variables.put("ARANGODB_JWT", secret.reveal()));
        String text = variables.entrySet().stream().map(each -> line(each.getKey(), each.getValue()) + "\n")
                .collect(Collectors.joining());
        try {
            Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".env", "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LabFailureException("cannot write the environment into " + file + ": " + Workspace.reason(e), e);
        }
    }

    private static String line(String name, String value) {
        return "export " + name + "=" + quoted(value);
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
