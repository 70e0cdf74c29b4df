package org.arangolab.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.arangolab.ByteSize;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.Instance;
import org.arangolab.lab.Session;
import org.arangolab.log.LogLevel;
import org.arangolab.log.LogLine;

/**
 * Watches the logs of a script's servers for ERROR and FATAL lines that nobody expects. Where the test itself made
 * trouble, by a signal, a failure point, or a server that ended as it was to end, servers may complain: nothing is
 * unexpected then. What the crash handler writes belongs to the crash, which is judged by itself.
 */
final class LogWatch implements AutoCloseable {
    private static final int SHOWN = 5;
    private static final int PARTS = 3;

    private final Session session;
    private final Set<Long> troubled = ConcurrentHashMap.newKeySet();
    private final Map<Instance, Long> read = new HashMap<>();
    /** Whose size was told: once is enough, since logs only grow. */
    private final Set<Instance> large = new HashSet<>();
    private final EventBus.Registration listening;

    LogWatch(EventBus events, Session session) {
        this.session = session;
        this.listening = events.listen(this::note);
    }

    private void note(LabEvent event) {
        if (event instanceof LabEvent.SignalSent e) {
            troubled.add(e.pid());
        } else if (event instanceof LabEvent.InstanceSuspended e) {
            troubled.add(e.pid());
        } else if (event instanceof LabEvent.FailurePointSet e) {
            troubled.add(e.pid());
        } else if (event instanceof LabEvent.InstanceCrashed e) {
            troubled.add(e.pid());
        } else if (event instanceof LabEvent.InstanceStopped e && !e.exit().startsWith("exit code 0")) {
            troubled.add(e.pid());
        }
    }

    /** What was logged since the last question that nobody expects, by server; empty when there is nothing. */
    List<String> unexpected() {
        List<String> told = new ArrayList<>();
        Set<Long> logged = new HashSet<>();
        session.instances().stream().filter(instance -> instance.spec().log().analysed())
                .forEach(instance -> read(instance, told, logged));
        boolean trouble = troubled.removeAll(logged);
        return trouble ? List.of() : told;
    }

    /** Whose log has become larger than it may since the last question, with what it consists of. */
    List<String> oversized() {
        return session.instances().stream().flatMap(instance -> instance.spec().log().limit()
                .filter(limit -> instance.log().mark() > limit.bytes() && large.add(instance))
                .map(limit -> oversized(instance, limit)).stream()).toList();
    }

    private static String oversized(Instance instance, ByteSize limit) {
        return instance.name() + ": " + new ByteSize(instance.log().mark()) + ", and its logLimit is " + limit
                + "; most of it:\n    " + String.join("\n    ", instance.log().largestParts(PARTS));
    }

    private void read(Instance instance, List<String> told, Set<Long> logged) {
        long mark = Math.min(read.getOrDefault(instance, 0L), instance.log().mark());
        read.put(instance, instance.log().mark());
        int[] count = new int[1];
        instance.log().scan(mark, line -> {
            line.pid().ifPresent(logged::add);
            if (unexpected(line) && count[0]++ < SHOWN) {
                told.add(instance.name() + ": " + line);
            }
        });
        if (count[0] > SHOWN) {
            told.add(instance.name() + ": … " + (count[0] - SHOWN) + " more");
        }
    }

    private boolean unexpected(LogLine line) {
        return line.level().filter(level -> level.atLeast(LogLevel.ERROR)).isPresent() && !line.topic().equals("crash")
                && !session.expectedLines().allows(line);
    }

    /** Ends the watching. */
    @Override
    public void close() {
        listening.close();
    }
}
