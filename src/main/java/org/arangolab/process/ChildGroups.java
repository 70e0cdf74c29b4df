package org.arangolab.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.arangolab.process.cgroup.Cgroup;
import org.arangolab.process.cgroup.Cgroups;

/**
 * The control groups that were made for the children of a run and are there still. Each is told before it is made, so
 * that it is removed even when the lab is killed. Thread-safe.
 */
final class ChildGroups implements AutoCloseable {
    private final String prefix;
    private final AtomicInteger number = new AtomicInteger();
    private final List<Cgroup> made = new ArrayList<>();

    /** With names that begin so. */
    ChildGroups(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Makes those that a child needs.
     *
     * @param tell hears of each directory before it is made
     */
    synchronized List<Cgroup> make(Limits limits, Consumer<Path> tell) {
        if (limits.cgroup().isEmpty()) {
            return List.of();
        }
        List<Cgroup> planned = Cgroups.here().plan(prefix + "-" + number.incrementAndGet(), limits.cgroup().get());
        for (Cgroup group : planned) {
            tell.accept(group.directory());
            made.add(group);
            group.make();
        }
        return planned;
    }

    /** Removes those in which nothing runs any more: a child's own child may be in one longer than that. */
    synchronized void tidy() {
        for (Iterator<Cgroup> groups = made.iterator(); groups.hasNext();) {
            if (groups.next().remove()) {
                groups.remove();
            }
        }
    }

    @Override
    public void close() {
        tidy();
    }
}
