package org.arangolab.instance;

import java.util.List;
import org.arangolab.LabException;

/** Failure points of a server are not as they should be: not set, not cleared, or left behind. */
public final class FailurePointException extends LabException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> points;

    private FailurePointException(String server, List<String> points, String what) {
        super(server + ": " + what);
        this.points = List.copyOf(points);
    }

    static FailurePointException notSet(String server, String point, List<String> set) {
        return new FailurePointException(server, List.of(point), "failAt('" + point + "') was accepted, but the "
                + "failure points that are set now are " + set);
    }

    static FailurePointException stuck(String server, List<String> points) {
        return new FailurePointException(server, points, "still set after they were cleared: "
                + String.join(", ", points) + "; restart the server to get rid of them");
    }

    static FailurePointException leaked(String server, List<String> points) {
        return new FailurePointException(server, points, "failure points were left set: " + String.join(", ", points)
                + "; they have been cleared. Set them by failAt('…'), which clears them at the end of the test, or by "
                + "failAt('…') { … }");
    }

    /** The names. */
    public List<String> points() {
        return points;
    }
}
