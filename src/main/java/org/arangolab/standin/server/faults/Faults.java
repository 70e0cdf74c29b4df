package org.arangolab.standin.server.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.standin.server.process.CrashHandler;
import org.arangolab.standin.store.FailurePoints;

/**
 * The failure points that are set, and how often each was hit. A name that is none of ours may be set and does nothing,
 * as in ArangoDB. Each hit is counted; the 1st, 10th, 100th … is a line in the log. Thread-safe.
 */
public final class Faults implements FailurePoints {
    private final ServerLog log;
    private final CrashHandler crashes;
    private final Set<String> active = new ConcurrentSkipListSet<>();
    private final Map<String, Long> hits = new ConcurrentHashMap<>();
    /** Guarded by this object's monitor, which those who are held wait for. */
    private boolean released;

    /** Nothing is set. */
    public Faults(ServerLog log, CrashHandler crashes) {
        this.log = log;
        this.crashes = crashes;
    }

    /** The table for people: each name with a sentence, in lines {@code NAME<tab>SENTENCE}, sorted. */
    public static String table() {
        StringBuilder lines = new StringBuilder();
        texts().forEach((point, text) -> lines.append(point).append('\t').append(text).append('\n'));
        return lines.toString();
    }

    static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (Fault fault : Fault.values()) {
            texts.put(fault.point(), fault.text());
        }
        return texts;
    }

    /** Sets those of a list between commas, as an environment variable has it. */
    public void setAll(String names) {
        for (String name : names.split(",")) {
            if (!name.isBlank()) {
                set(name.strip());
            }
        }
    }

    /** Sets one. */
    public void set(String name) {
        if (active.add(name)) {
            log.warning("f4a12", "failure point '" + name + "' is set. The server will misbehave!");
        }
    }

    void clear(String name) {
        if (active.remove(name)) {
            log.info("f4a13", "failure point '" + name + "' is cleared");
        }
        wake();
    }

    void clearAll() {
        List.copyOf(active).forEach(this::clear);
    }

    /** The names that are set, sorted. */
    List<String> active() {
        return List.copyOf(active);
    }

    Map<String, Long> hits() {
        return new TreeMap<>(hits);
    }

    boolean any() {
        return !active.isEmpty();
    }

    @Override
    public void hit(String place) {
        if (active.isEmpty()) {
            return;
        }
        for (Fault fault : Fault.at(place)) {
            if (fires(fault)) {
                fault.effect().strike(fault, this);
            }
        }
    }

    /** Whether the point is set; counts the hit then. */
    boolean fires(Fault fault) {
        if (!active.contains(fault.point())) {
            return false;
        }
        long count = hits.merge(fault.point(), 1L, Long::sum);
        if (powerOfTen(count)) {
            log.log(Level.WARNING, "general", "f4a14", "failure point '" + fault.point() + "' was hit, " + count
                    + (count == 1 ? " time" : " times") + " so far");
        }
        return true;
    }

    private static boolean powerOfTen(long count) {
        long rest = count;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    /** Whether a terminating signal is to be ignored. */
    public boolean ignoresSignal() {
        return any() && fires(Fault.IGNORE_SIGTERM);
    }

    /** Whether an orderly end is to look like a failed one. */
    public boolean spoilsExit() {
        return any() && fires(Fault.STOP_EXIT_CODE);
    }

    /**
     * Holds the calling thread until the time is over or the point is cleared.
     *
     * @throws ArangoException 503/30 when the server does not wait for it any longer
     */
    synchronized void hold(Fault fault, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        try {
            while (left > 0 && active.contains(fault.point())) {
                if (released) {
                    throw new ArangoException(ErrorCode.SHUTTING_DOWN);
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = end - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArangoException(ErrorCode.SHUTTING_DOWN);
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** The end of the server: nobody is held any longer. */
    public synchronized void release() {
        released = true;
        notifyAll();
    }

    ServerLog log() {
        return log;
    }

    CrashHandler crashes() {
        return crashes;
    }
}
