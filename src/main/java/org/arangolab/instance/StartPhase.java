package org.arangolab.instance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.arangolab.log.LogLine;

/** What a starting server is at, told from a line of its log by words that all versions use. */
enum StartPhase {
    RECOVERY("recovery", line -> has(line, "recover") || has(line, "replay")),
    AGENCY("waiting for agency", line -> has(line, "agency") && (has(line, "wait") || has(line, "not yet")
            || has(line, "no leader") || has(line, "could not") || has(line, "unable"))),
    UPGRADE("upgrade", line -> has(line, "upgrad")),
    BOOTSTRAP("bootstrap", line -> has(line, "bootstrap") || line.topic().equals("bootstrap"));

    private final String word;
    private final Predicate<LogLine> begins;

    StartPhase(String word, Predicate<LogLine> begins) {
        this.word = word;
        this.begins = begins;
    }

    /** For a person: {@code waiting for agency}. */
    String word() {
        return word;
    }

    /** The phase that a line tells of. */
    static Optional<StartPhase> of(LogLine line) {
        return Arrays.stream(values()).filter(phase -> phase.begins.test(line)).findFirst();
    }

    private static boolean has(LogLine line, String word) {
        return line.message().toLowerCase(Locale.ROOT).contains(word);
    }
}
