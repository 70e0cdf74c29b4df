package org.arangolab.instance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.arangolab.LabException;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.under.Recording;
import org.arangolab.process.Captured;
import org.arangolab.process.Spawner;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.Durations;

/**
 * Tells of the recordings of a server when its processes have ended, and packs those that are to be, on a thread of its
 * own: the files of a big server take a while. Thread-safe.
 */
final class Recordings implements AutoCloseable {
    private static final Duration PACK = Duration.ofMinutes(5);
    private static final Duration NEWS = Duration.ofSeconds(30);

    private final String name;
    private final Spawner spawner;
    private final EventBus events;
    private final List<CompletableFuture<Void>> told = new CopyOnWriteArrayList<>();
    private volatile Optional<Run> last = Optional.empty();

    Recordings(String name, Spawner spawner, EventBus events) {
        this.name = name;
        this.spawner = spawner;
        this.events = events;
    }

    /** Of a life that has just begun. */
    void watch(Run run) {
        last = Optional.of(run);
        run.recording().ifPresent(recording -> told.add(run.ended().thenRunAsync(() -> ended(run, recording), task -> {
            Thread thread = new Thread(task, "recording of " + name);
            thread.setDaemon(true);
            thread.start();
        })));
    }

    /** A recorder that has ended before it had begun has said why on standard error. */
    private void ended(Run run, Recording recording) {
        if (recording.begun()) {
            String problem = recording.pack() ? pack(recording) : "";
            events.emit(new LabEvent.Recorded(name, run.child().pid(), recording.trace().toString(),
                    recording.getReplay(), problem));
        }
    }

    /** Why that did not work; empty when it did. */
    private String pack(Recording recording) {
        try {
            Captured said = Captured.atMost(spawner, recording.recorder(),
                    List.of("pack", recording.trace().toString()),
                    Deadline.in(PACK));
            if (said.late()) {
                return "not packed: rr pack had not ended after " + Durations.text(PACK);
            }
            return said.exit().ok() ? "" : "not packed: rr pack ended with " + said.exit()
                    + (said.stderr().isBlank() ? "" : ": " + said.stderr().strip());
        } catch (LabException e) {
            return "not packed: " + e.getMessage();
        }
    }

    /** Returns when nothing is being packed any more; a server that goes on is recorded on. */
    @Override
    public void close() {
        if (last.filter(run -> !run.ended().isDone()).isEmpty()) {
            Await.future("the packing of what rr has recorded of " + name, CompletableFuture.allOf(
                    told.toArray(CompletableFuture[]::new)), Deadline.in(PACK.plus(NEWS)));
        }
    }
}
