package org.arangolab.repl;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.arangolab.event.EventBus;
import org.arangolab.event.EventBus.Registration;
import org.arangolab.event.LabEvent;
import org.arangolab.event.LabEvent.HostSampled;
import org.arangolab.event.LabEvent.InstanceCrashed;
import org.arangolab.event.LabEvent.InstanceReady;
import org.arangolab.event.LabEvent.Note;
import org.arangolab.event.LabEvent.Recorded;
import org.arangolab.event.LabEvent.ResourcesSampled;
import org.arangolab.time.Durations;

/**
 * What a person at an open prompt is told unasked: a server is ready, has crashed, was recorded, a note of the lab. Has
 * a thread of its own, because drawing waits for the line editor and the events' threads must not. What happens while
 * it closes is told no more.
 */
final class Notices implements AutoCloseable {
    private final Console console;
    private final Registration registration;
    private final ExecutorService thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), Notices::thread, new ThreadPoolExecutor.DiscardPolicy());

    Notices(EventBus events, Console console) {
        this.console = console;
        this.registration = events.listen(event -> {
            // each second, and nothing to be told
            if (!(event instanceof ResourcesSampled || event instanceof HostSampled)) {
                thread.execute(() -> tell(event));
            }
        });
    }

    private static Thread thread(Runnable task) {
        Thread notices = new Thread(task, "notices");
        notices.setDaemon(true);
        return notices;
    }

    private void tell(LabEvent event) {
        console.refresh();
        text(event).ifPresent(console::notice);
    }

    static Optional<String> text(LabEvent event) {
        if (event instanceof InstanceReady ready) {
            return Optional.of(ready.subject() + " is ready after " + Durations.text(ready.took()));
        }
        if (event instanceof InstanceCrashed crashed) {
            String reason = crashed.reason().isEmpty() ? "" : ": " + Notation.plain(crashed.reason());
            return Optional.of(crashed.subject() + " crashed, " + crashed.exit() + reason);
        }
        if (event instanceof Recorded recorded) {
            return Optional.of(recorded.subject() + " was recorded: " + Notation.plain(recorded.replay())
                    + (recorded.problem().isEmpty() ? "" : "; " + Notation.plain(recorded.problem())));
        }
        return event instanceof Note note ? Optional.of(Notation.plain(note.text())) : Optional.empty();
    }

    @Override
    public void close() {
        registration.close();
        thread.shutdown();
    }
}
