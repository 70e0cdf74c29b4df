package org.arangolab.standin.cluster.member;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.arangolab.standin.cluster.agency.AgencyPath;
import org.arangolab.standin.cluster.agency.AgencyTree;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;

/**
 * The agency's values in this server's memory, kept up with by asking the leader for news, which answers when there is
 * some. Thread-safe; each change wakes who waits.
 */
public final class AgencyCache implements Runnable {
    private static final Duration POLL = Duration.ofSeconds(20);
    private static final Duration POLL_ANSWER = Duration.ofSeconds(22);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AgencyClient client;
    /** Guarded by this, as everything below. */
    private AgencyTree tree = new AgencyTree();
    private long index;
    private boolean closed;

    /** Empty at first. */
    public AgencyCache(AgencyClient client) {
        this.client = client;
    }

    /** Follows the agency until {@link #close}. */
    @Override
    public void run() {
        while (!closed()) {
            try {
                take(client.poll(index(), POLL, Deadline.in(POLL_ANSWER)));
            } catch (ArangoException e) {
                Await.pause(PAUSE); // no leader; the client has said what is to be said
            }
        }
    }

    private synchronized void take(JsonNode news) {
        if (news.has("readDB")) {
            tree = AgencyTree.fromJson(news.get("readDB"));
            index = news.path("commitIndex").asLong();
        } else {
            news.path("log").forEach(entry -> {
                if (entry.path("index").asLong() == index + 1) {
                    tree.apply(entry.path("query"), entry.path("timestamp").asLong());
                    index++;
                }
            });
        }
        notifyAll();
    }

    /** Ends with the next news. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean closed() {
        return closed;
    }

    /** The last entry of the agency's log that is known here. */
    public synchronized long index() {
        return index;
    }

    /** Looks at the values, which the function must not change or keep. */
    public synchronized <T> T look(Function<AgencyTree, T> look) {
        return look.apply(tree);
    }

    /** A copy of the value below {@code /arango}; missing for none. */
    public JsonNode get(String key) {
        AgencyPath path = AgencyPath.of("/arango/" + key);
        return look(values -> values.find(path).deepCopy());
    }

    /** Waits until an entry of the agency's log is known here; whether it is. */
    public boolean await(long entry, Deadline deadline) {
        return await(values -> index >= entry, deadline);
    }

    /** Waits until more is known than an entry of the agency's log; answers up to where it is. */
    public synchronized long awaitNews(long seen, Deadline deadline) {
        await(values -> index > seen, deadline);
        return index;
    }

    /** Waits until something holds; whether it does. */
    public synchronized boolean await(Predicate<AgencyTree> condition, Deadline deadline) {
        while (!condition.test(tree)) {
            if (closed || deadline.expired()) {
                return false;
            }
            sleep(deadline);
        }
        return true;
    }

    private void sleep(Deadline deadline) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, deadline.remaining().toNanos()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
