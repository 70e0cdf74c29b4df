package org.arangolab.diagnose.why;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that may be why.
 *
 * @param weight   how much it explains, from 0 to 100; the heaviest is told first
 * @param title    in one line
 * @param evidence what speaks for it
 * @param next     words or commands to go on with
 */
public record Cause(int weight, String title, List<String> evidence, List<String> next) {
    /** Copies the lists. */
    public Cause {
        evidence = List.copyOf(evidence);
        next = List.copyOf(next);
    }

    /** The weight of the sentence that nothing is wrong: whatever explains more is a trouble. */
    static final int NOTHING_WRONG = 30;

    /** Whether it tells of a trouble. */
    boolean trouble() {
        return weight > NOTHING_WRONG;
    }

    /** The same, said of whom. */
    Cause of(String subject) {
        return new Cause(weight, subject + ": " + title, evidence, next);
    }

    /** The same with one more command to go on with. */
    Cause next(String command) {
        return new Cause(weight, title, evidence, Stream.concat(next.stream(), Stream.of(command)).toList());
    }

    static Cause of(int weight, String title, List<String> evidence, String... next) {
        return new Cause(weight, title, evidence, List.of(next));
    }
}
