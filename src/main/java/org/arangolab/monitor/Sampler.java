package org.arangolab.monitor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;

/**
 * Takes the usage of all servers and tools of a lab, each second, by one thread that begins with the first of them. It
 * hears of them as events, keeps the last five minutes of each, also of one that has ended, and tells what it sees as
 * events: each second for a process's first five minutes, then every five. Beside it the load of the machine.
 * Thread-safe; the tracks are guarded by the own monitor.
 */
public final class Sampler implements Consumer<LabEvent>, AutoCloseable {
    /** How many samples of a process are kept. */
    public static final int KEPT = 300;
    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final int OFTEN = 300;
    private static final int SELDOM = 5;
    private static final int MOST_TRACKS = 256;
    /** When there is something to be told at all, and the first servers have started undisturbed. */
    private static final long DESCRIBED_AT = 3;
    private static final String HOST = "host";

    private final EventBus events;
    private final Duration interval;
    private final Map<Long, Track> tracks = new LinkedHashMap<>();
    private final HostWatch host = new HostWatch();
    private Optional<ScheduledThreadPoolExecutor> clock = Optional.empty();
    private boolean closed;
    private long ticks;

    /** Tells its samples there, one of each process each second. */
    public Sampler(EventBus events) {
        this(events, USUAL);
    }

    Sampler(EventBus events, Duration interval) {
        this.events = events;
        this.interval = interval;
    }

    @Override
    public void accept(LabEvent event) {
        if (event instanceof LabEvent.InstanceStarted start) {
            watch(start.subject(), start.pid());
        } else if (event instanceof LabEvent.ToolStarted start) {
            watch(start.subject(), start.pid());
        }
    }

    /** Watches a process until it ends. */
    public synchronized void watch(String subject, long pid) {
        if (closed) {
            return; // nobody will hear of it
        }
        UsageProbe.of(pid).ifPresent(probe -> {
            forgetOldest();
            Optional.ofNullable(tracks.put(pid, new Track(subject, pid, probe))).ifPresent(Track::end);
            begin();
        });
    }

    /** Of those that have ended, the one that was watched first. */
    private void forgetOldest() {
        if (tracks.size() >= MOST_TRACKS) {
            tracks.values().stream().filter(Track::ended).findFirst().ifPresent(track -> tracks.remove(track.pid()));
        }
    }

    private void begin() {
        if (clock.isEmpty()) {
            ScheduledThreadPoolExecutor own = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "sampler");
                thread.setDaemon(true);
                return thread;
            });
            own.scheduleAtFixedRate(this::tick, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
            clock = Optional.of(own);
        }
    }

    /**
     * A listener that cannot go on, a journal on a full disk, ends the sampling; whoever tells the next event hears
     * of it.
     */
    private void tick() {
        List<LabEvent> seen = look();
        if (seen.isEmpty()) {
            return;
        }
        seen.forEach(events::emit);
        ticks++;
        if (ticks % SELDOM == 1 || seen.size() > 1) {
            events.emit(host.look(HOST));
        }
        if (ticks == DESCRIBED_AT) {
            events.emit(describe());
        }
    }

    private synchronized List<LabEvent> look() {
        return tracks.values().stream().filter(track -> !track.ended()).map(Track::look).flatMap(Optional::stream)
                .toList();
    }

    private static LabEvent describe() {
        return HostFacts.find().<LabEvent>map(facts -> new LabEvent.HostDescribed(HOST, facts.toString(),
                facts.processors(),
                facts.memory().bytes())).orElseGet(() -> new LabEvent.HostDescribed(HOST, System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(), 0));
    }

    /** The last samples of a process, the oldest first; none of one that was not watched. */
    public synchronized List<Usage> recent(long pid) {
        return Optional.ofNullable(tracks.get(pid)).map(Track::samples).orElse(List.of());
    }

    /** Ends all watching. */
    @Override
    public synchronized void close() {
        closed = true;
        clock.ifPresent(ScheduledThreadPoolExecutor::shutdownNow);
        tracks.values().forEach(Track::end);
    }

    /** Whether a process of this age is told of at this look. */
    static boolean told(long look) {
        return look <= OFTEN || look % SELDOM == 0;
    }
}
