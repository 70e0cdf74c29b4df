package org.arangolab.standin.server;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.Reply;

/** Requests with {@code x-arango-async}, answered at once and worked on later. Source: facts/server.md 3 and 5.4. */
public final class Jobs {
    private static final String ID = "x-arango-async-id";

    private final Map<Long, Job> stored = new ConcurrentSkipListMap<>();
    private final AtomicLong last = new AtomicLong();
    private final Executor executor;
    private final Clock clock;

    Jobs(Executor executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
    }

    private record Job(long seconds, CompletableFuture<Reply> reply) {
    }

    /** Runs the work here, or as a job when the call asks for that. */
    Reply run(Call call, Supplier<Reply> work) {
        String mode = call.header("x-arango-async").orElse("");
        if (!mode.equals("true") && !mode.equals("store")) {
            return work.get();
        }
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(work, executor);
        Reply accepted = Reply.text(202, "");
        if (mode.equals("true")) {
            return accepted;
        }
        long id = last.incrementAndGet();
        stored.put(id, new Job(clock.instant().getEpochSecond(), reply));
        return accepted.withHeader(ID, Long.toString(id));
    }

    /** Whether a job is done; empty when there is none. */
    public Optional<Boolean> done(long id) {
        return Optional.ofNullable(stored.get(id)).map(job -> job.reply().isDone());
    }

    /** Hands a finished job's answer out and forgets it. */
    public Reply take(long id) {
        Job job = stored.remove(id);
        return job.reply().join().withHeader(ID, Long.toString(id));
    }

    /** The ids of the finished or the pending jobs. */
    public List<Long> ids(boolean done) {
        return stored.entrySet().stream().filter(e -> e.getValue().reply().isDone() == done)
                .map(Map.Entry::getKey).toList();
    }

    /** Forgets one; whether it was there. */
    public boolean forget(long id) {
        return stored.remove(id) != null;
    }

    /** Forgets the finished ones that were submitted before a moment, in seconds. */
    public void forgetBefore(long stamp) {
        stored.values().removeIf(job -> job.reply().isDone() && job.seconds() < stamp);
    }

    /** Forgets all. */
    public void forgetAll() {
        stored.clear();
    }
}
