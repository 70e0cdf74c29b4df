package org.arangolab.standin.tools.dump;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.Workers;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.ServerError;

/** Dumps collections, several at a time; stops at the first error unless it is forced. */
final class CollectionJobs {
    private final ToolContext context;
    private final int threads;
    private final boolean force;
    private final AtomicBoolean failed = new AtomicBoolean();

    CollectionJobs(ToolContext context, int threads, boolean force) {
        this.context = context;
        this.threads = threads;
        this.force = force;
    }

    /** Answers whether all were dumped, or failures were allowed. */
    boolean run(List<CollectionDump> jobs) {
        if (jobs.isEmpty()) {
            return true;
        }
        BlockingQueue<CollectionDump> queue = new ArrayBlockingQueue<>(jobs.size(), false, jobs);
        Workers.run("dump", Math.min(threads, jobs.size()), number -> {
            for (CollectionDump job = queue.poll(); job != null && !failed.get(); job = queue.poll()) {
                one(job, number);
            }
        });
        return !failed.get();
    }

    private void one(CollectionDump job, int thread) {
        try {
            job.run(thread);
        } catch (ServerError e) {
            if (force) {
                context.warning("f7ff4", "ignoring error of collection '" + job.name() + "': " + e.getMessage());
            } else {
                fail(job, e);
            }
        } catch (ConnectionLost | ArangoException | IOException e) {
            fail(job, e);
        }
    }

    private void fail(CollectionDump job, Exception e) {
        failed.set(true);
        context.error("f7ff5", "An error occurred: collection '" + job.name() + "': " + e.getMessage());
    }
}
