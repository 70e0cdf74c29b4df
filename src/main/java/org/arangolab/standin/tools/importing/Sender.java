package org.arangolab.standin.tools.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.HttpAnswer;
import org.arangolab.standin.tools.http.ServerError;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;

/** Sends batches by several threads. Batches are added by one thread, which waits when all others are busy. */
final class Sender implements AutoCloseable {
    private static final Batch END = new Batch(new Target(""), new byte[0]);
    private static final int POLL_MILLISECONDS = 100;

    private final ToolContext context;
    private final ConnectionSettings settings;
    private final ImportStats stats;
    private final long mostErrors;
    private final BlockingQueue<Batch> queue;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** One request. */
    private record Batch(Target target, byte[] body) {
    }

    Sender(ToolContext context, ConnectionSettings settings, ImportStats stats, int threadCount) {
        this.context = context;
        this.settings = settings;
        this.stats = stats;
        this.mostErrors = context.options().number("max-errors");
        this.queue = new ArrayBlockingQueue<>(threadCount);
        for (int i = 0; i < threadCount; i++) {
            int number = i;
            Thread thread = new Thread(() -> send(number), "import " + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Adds a batch; answers false when nothing is sent any more. */
    boolean add(Target target, byte[] body) {
        Batch batch = new Batch(target, body);
        try {
            while (!stopped.get()) {
                if (queue.offer(batch, POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.set(true);
        }
        return false;
    }

    private void send(int number) {
        try (ToolClient client = new ToolClient(settings, number)) {
            for (Batch batch = queue.take(); batch != END; batch = queue.take()) {
                if (!stopped.get()) {
                    send(client, batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(ToolClient client, Batch batch) {
        try {
            HttpAnswer answer = client.send("POST", batch.target(), batch.body(),
                    Map.of("Content-Type", "application/json")).orThrow();
            count(answer.json());
        } catch (ConnectionLost | ServerError | ArangoException e) {
            failures.add(e.getMessage());
            stopped.set(true);
        }
    }

    private void count(JsonNode result) {
        stats.created.add(result.path("created").asLong());
        stats.errors.add(result.path("errors").asLong());
        stats.updated.add(result.path("updated").asLong());
        stats.ignored.add(result.path("ignored").asLong());
        for (JsonNode detail : result.path("details")) {
            context.warning("e5a29", detail.asText());
        }
        if (stats.errors.sum() > mostErrors) {
            failures.add("Too many errors, import stopped (--max-errors " + mostErrors + ")");
            stopped.set(true);
        }
    }

    /** Waits until everything was sent; answers why it was not, empty when it was. */
    List<String> finish() {
        try {
            for (int ends = 0; ends < threads.size() && anyAlive(); ) { // any thread may take any end
                if (queue.offer(END, POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    ends++;
                }
            }
            for (Thread thread : threads) {
                thread.join(settings.requestTimeout().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return failures.stream().distinct().toList();
    }

    private boolean anyAlive() {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    @Override
    public void close() {
        stopped.set(true);
        threads.forEach(Thread::interrupt);
    }
}
