package org.arangolab.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The entries of this and earlier prompts, in a file that only its owner can read. An entry that seems to hold a secret
 * is not remembered at all. Where the file cannot be written the history lives in memory, and nothing is said about it.
 */
final class PromptHistory extends DefaultHistory {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b\\w*(?:password|passwd|secret|token|jwt\\w*key|api_?key)\\b['\"]?\\s*(?:[:=,]|\\(\\s*['\"])\\s*\\S"
                    + "|authorization['\"]?\\s*:|\\bbearer\\s+\\S|://[^/\\s'\"]+:[^/\\s'\"]+@");

    /** {@code $XDG_STATE_HOME/arangolab/history}, below {@code ~/.local/state} without the variable. */
    static Path file(Map<String, String> environment) {
        Path state = Optional.ofNullable(environment.get("XDG_STATE_HOME")).map(Path::of).filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"));
        return state.resolve("arangolab").resolve("history");
    }

    /** Makes the file when it is not there. Returns whether it can be used. */
    static boolean prepare(Path file) {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rw-------")));
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return Files.isRegularFile(file) && Files.isReadable(file) && Files.isWritable(file);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // the history is a convenience: without a file it lasts as long as the prompt
        }
    }

    /** Whether an entry seems to hold a password, a token or the like. */
    static boolean secret(String entry) {
        return SECRET.matcher(entry).find();
    }

    @Override
    public void attach(LineReader reader) {
        super.attach(reader);
        moveToEnd();
    }

    @Override
    public void add(Instant time, String line) {
        if (!secret(line)) {
            super.add(time, line);
        }
    }

    @Override
    public void save() {
        try {
            super.save();
        } catch (IOException e) {
            moveToEnd(); // a full disk must not disturb the prompt; the entries stay in memory
        }
    }
}
