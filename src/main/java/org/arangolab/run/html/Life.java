package org.arangolab.run.html;

import java.time.Instant;
import java.util.Optional;

/**
 * A life of a server or a tool: one process, from its start to its end. Filled in as the story is told; what is not
 * known yet, or never was, is empty.
 */
final class Life {
    final String name;
    final long pid;
    /** The directory of its script within the run's, {@code smoke} or empty, and the server's own below it. */
    final String folder;
    final String home;
    final boolean tool;
    final Instant from;
    final Series series;
    Optional<Instant> ready = Optional.empty();
    Optional<Instant> to = Optional.empty();
    String version = "";
    String end = "";
    boolean bad;

    Life(String name, long pid, String folder, String home, boolean tool, Instant from) {
        this.name = name;
        this.pid = pid;
        this.folder = folder;
        this.home = home;
        this.tool = tool;
        this.from = from;
        this.series = new Series(from);
    }

    /** What its lane is called: two scripts may each have a server of this name. */
    String lane() {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    void ended(Instant at, String how, boolean badly) {
        to = Optional.of(at);
        end = how;
        bad = badly;
    }

    boolean overlaps(Instant begin, Instant finish) {
        return !from.isAfter(finish) && !to.orElse(Instant.MAX).isBefore(begin);
    }
}
