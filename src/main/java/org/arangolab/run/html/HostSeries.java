package org.arangolab.run.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.event.LabEvent;

/** How busy the machine was over the run, thinned like a {@link Series}. */
final class HostSeries {
    private static final int MOST = 600;

    /** A point: percent of all processors. */
    record Point(Instant at, double busy) {
    }

    /** A time at which it was overloaded, and why. */
    record Overload(Instant at, String why) {
    }

    private List<Point> points = new ArrayList<>();
    private final List<Overload> overloads = new ArrayList<>();

    void add(Instant at, LabEvent.HostSampled sample) {
        points.add(new Point(at, sample.busy()));
        if (!sample.overloaded().isEmpty() && overloads.size() < MOST) {
            overloads.add(new Overload(at, sample.overloaded()));
        }
        if (points.size() >= MOST) {
            List<Point> fewer = new ArrayList<>(MOST);
            for (int i = 0; i + 1 < points.size(); i += 2) {
                fewer.add(new Point(points.get(i + 1).at(), Math.max(points.get(i).busy(), points.get(i + 1).busy())));
            }
            points = fewer;
        }
    }

    List<Point> points() {
        return points;
    }

    /** Whether it was overloaded at some moment between these, or within ten seconds before, and why. */
    Optional<String> overloaded(Instant from, Instant to) {
        return overloads.stream().filter(o -> !o.at().isBefore(from.minusSeconds(10)) && !o.at().isAfter(to))
                .map(Overload::why).reduce((first, second) -> second);
    }
}
