package org.arangolab.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.arangolab.process.Captured;
import org.arangolab.process.SpawnException;
import org.arangolab.process.Spawner;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/**
 * An executable that is asked about itself, and not started as a server.
 *
 * @param file    the executable
 * @param spawner starts it
 */
record Executable(Path file, Spawner spawner) {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * What it answers to one option on standard output; empty when it does not know it. Without a configuration, since
     * one that may not be read would be the answer.
     */
    Optional<String> answer(String option) {
        try {
            Captured answer = Captured.run(spawner, file, List.of(option, "--configuration", "none"),
                    Deadline.in(LIMIT));
            return Optional.of(answer.stdout()).filter(text -> answer.exit().ok());
        } catch (SpawnException | DeadlineExceededException e) {
            return Optional.empty(); // it says so again, and better, when it is started as a server
        }
    }

    /** Its version; empty when it does not tell. */
    Optional<ServerVersion> version() {
        return answer("--version").flatMap(ServerVersion::in);
    }
}
