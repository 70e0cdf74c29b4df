package org.arangolab.dsl;

import java.time.Duration;
import org.arangolab.time.Await;

/**
 * Groovy's own {@code sleep}, which every object has and which a closure finds before the script's, goes on when its
 * thread is interrupted; this one, in its place, ends.
 */
public final class PauseWords {
    private PauseWords() {
    }

    /** Lets so many milliseconds pass. */
    public static void sleep(Object self, long millis) {
        Await.pause(Duration.ofMillis(millis));
    }
}
