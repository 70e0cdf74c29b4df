package org.arangolab.dsl;

import org.arangolab.client.Response;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;

/**
 * What scripts read from values like a property though Java asks for it by a method: {@code response.json},
 * {@code db1.exit.signal}. Components of records need nothing, Groovy reads them so. Null where Java has an empty
 * {@code Optional}, so that scripts compare plainly.
 */
public final class ValueWords {
    private ValueWords() {
    }

    /** The body as maps, lists, texts and numbers. */
    public static Object getJson(Response self) {
        return self.json();
    }

    /** The body as text. */
    public static String getText(Response self) {
        return self.text();
    }

    /** Whether the status is 2xx. */
    public static boolean isOk(Response self) {
        return self.ok();
    }

    /** ArangoDB's error number; null when the answer has none. */
    public static Integer getErrorNum(Response self) {
        return self.errorNum().orElse(null);
    }

    /** ArangoDB's error message; null when the answer has none. */
    public static String getErrorMessage(Response self) {
        return self.errorMessage().orElse(null);
    }

    /** The signal that killed the process; null when none did. */
    public static Signal getSignal(ExitStatus self) {
        return self.signal().orElse(null);
    }

    /** Whether the process ended with 0. */
    public static boolean isOk(ExitStatus self) {
        return self.ok();
    }
}
