package org.arangolab.run.html;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.event.LabEvent;

/**
 * What one process used over its life, in at most 600 points: of a long life two neighbours become one again and again,
 * the larger value of each, so that no peak is lost.
 */
final class Series {
    private static final int MOST = 600;

    /**
     * A point.
     *
     * @param at  when
     * @param cpu percent of one processor since the point before
     * @param rss bytes in memory
     * @param io  bytes read and written in a second since the point before
     */
    record Point(Instant at, double cpu, double rss, double io) {
        private Point or(Point other) {
            return new Point(other.at, Math.max(cpu, other.cpu), Math.max(rss, other.rss), Math.max(io, other.io));
        }
    }

    private List<Point> points = new ArrayList<>();
    private Instant lastAt;
    private Optional<LabEvent.ResourcesSampled> last = Optional.empty();

    /** Of a process that was started then, and had used nothing. */
    Series(Instant from) {
        this.lastAt = from;
    }

    void add(Instant at, LabEvent.ResourcesSampled sample) {
        double seconds = Math.max(1, Duration.between(lastAt, at).toMillis()) / 1000.0;
        long cpu = sample.cpu().toMillis() - last.map(before -> before.cpu().toMillis()).orElse(0L);
        long io = sample.read() + sample.written() - last.map(before -> before.read() + before.written()).orElse(0L);
        points.add(new Point(at, Math.max(0, cpu / seconds / 10), sample.rss(), Math.max(0, io / seconds)));
        last = Optional.of(sample);
        lastAt = at;
        thin();
    }

    private void thin() {
        if (points.size() >= MOST) {
            List<Point> fewer = new ArrayList<>(MOST);
            for (int i = 0; i + 1 < points.size(); i += 2) {
                fewer.add(points.get(i).or(points.get(i + 1)));
            }
            points = fewer;
        }
    }

    List<Point> points() {
        return points;
    }

    /** The last sample as it was. */
    Optional<LabEvent.ResourcesSampled> last() {
        return last;
    }

    double peakRss() {
        return points.stream().mapToDouble(Point::rss).max().orElse(0);
    }

    double peakCpu() {
        return points.stream().mapToDouble(Point::cpu).max().orElse(0);
    }
}
