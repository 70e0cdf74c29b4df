package org.arangolab.standin.server.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One place lines go to: standard output, standard error or a file that is appended to. Not thread-safe; the log
 * serializes. A line is one write, so that what was logged survives {@code kill -9}.
 */
final class LogOutput {
    /** The topic this output is for, empty for all. */
    private final Optional<String> topic;
    private final Optional<Path> file;
    private OutputStream stream;

    private LogOutput(Optional<String> topic, Optional<Path> file, OutputStream stream) {
        this.topic = topic;
        this.file = file;
        this.stream = stream;
    }

    /**
     * From a definition of {@code --log.output}: {@code -}, {@code +}, {@code file://PATH}, with {@code topic=} in
     * front for one topic, and with {@code ;topic=level} behind, which the stand-in reads over.
     */
    static LogOutput of(String definition) {
        int equals = definition.indexOf('=');
        boolean topical = equals > 0 && definition.substring(0, equals).matches("[a-z0-9-]+");
        Optional<String> topic = topical ? Optional.of(definition.substring(0, equals)) : Optional.empty();
        String target = definition.substring(topical ? equals + 1 : 0);
        int semicolon = target.indexOf(';');
        return target(topic, semicolon < 0 ? target : target.substring(0, semicolon));
    }

    private static LogOutput target(Optional<String> topic, String target) {
        if (target.equals("-")) {
            return new LogOutput(topic, Optional.empty(), new FileOutputStream(FileDescriptor.out));
        }
        if (target.equals("+")) {
            return new LogOutput(topic, Optional.empty(), new FileOutputStream(FileDescriptor.err));
        }
        if (target.startsWith("file://")) {
            Path path = Path.of(target.substring("file://".length()));
            return new LogOutput(topic, Optional.of(path), open(path));
        }
        throw new IllegalArgumentException("unknown output definition '" + target + "'");
    }

    private static OutputStream open(Path path) {
        try {
            return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open log file '" + path + "': " + e.getMessage(), e);
        }
    }

    boolean takes(String lineTopic) {
        return topic.isEmpty() || topic.get().equals(lineTopic);
    }

    boolean topical() {
        return topic.isPresent();
    }

    void write(byte[] line) throws IOException {
        stream.write(line);
    }

    /** Opens the file again, after it was moved away; the old one gets {@code .old} if it is still there. */
    void reopen(boolean keepOld) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        Path path = file.get();
        if (!keepOld && Files.exists(path)) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".old"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        OutputStream old = stream;
        stream = open(path);
        old.close();
    }
}
