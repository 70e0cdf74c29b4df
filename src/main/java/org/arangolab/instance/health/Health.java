package org.arangolab.instance.health;

import java.time.Duration;
import java.time.Instant;
import org.arangolab.time.Durations;

/**
 * How a server was at one look.
 *
 * @param verdict what is to be thought of it
 * @param phase   what a starting server is at: {@code recovery}, {@code waiting for agency}, {@code bootstrap}; else
 *                empty
 * @param latency how long the answer took; zero when it was not asked
 * @param since   since when the verdict is the same, as far as somebody looked
 * @param text    what was seen, for a person
 */
public record Health(Verdict verdict, String phase, Duration latency, Instant since, String text) {
    static Health of(Verdict verdict, String text) {
        return new Health(verdict, "", Duration.ZERO, Instant.now(), text);
    }

    static Health answered(Verdict verdict, Duration latency, String text) {
        return new Health(verdict, "", latency, Instant.now(), text);
    }

    static Health comingUp(String phase) {
        return new Health(Verdict.COMING_UP, phase, Duration.ZERO, Instant.now(),
                phase.isEmpty() ? "starting" : "starting: " + phase);
    }

    /** The same verdict as an earlier look holds since then. */
    Health after(Health earlier) {
        return earlier.verdict == verdict ? new Health(verdict, phase, latency, earlier.since, text) : this;
    }

    /** Whether it answers and serves. */
    public boolean ok() {
        return verdict == Verdict.HEALTHY || verdict == Verdict.SLOW;
    }

    /** {@code HEALTHY: answers in 2 ms}. */
    @Override
    public String toString() {
        return verdict + ": " + text;
    }

    static String answers(Duration latency) {
        return "answers in " + Durations.text(latency);
    }
}
