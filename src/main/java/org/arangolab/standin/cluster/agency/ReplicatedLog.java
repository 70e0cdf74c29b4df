package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.http.Json;

/**
 * The log of one agent: a snapshot of the tree and the entries behind it, in memory and on disk. Used under the lock of
 * {@link Consensus}, but for {@link #force}.
 */
final class ReplicatedLog implements AutoCloseable {
    private final StableFile snapshotFile;
    private final LogFile file;
    private JsonNode snapshot;
    private long snapshotIndex;
    private long snapshotTerm;
    private final List<LogEntry> entries = new ArrayList<>();
    private final Object forcing = new Object();
    /** Guarded by {@code forcing}, as {@code forced}: the last entry that is written. */
    private volatile long written;
    private volatile long forced;

    ReplicatedLog(Path directory, boolean sync) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the agency's directory " + directory, e);
        }
        this.snapshotFile = new StableFile(directory.resolve("snapshot.json"));
        this.file = new LogFile(directory.resolve("log.jsonl"), sync);
        take(snapshotFile.read());
        // a kill between the new snapshot and the shorter log leaves entries that are in the snapshot already
        file.open().stream().filter(entry -> entry.index() > snapshotIndex).forEach(entries::add);
        settled();
    }

    private void take(JsonNode json) {
        snapshot = json.path("store");
        snapshotIndex = json.path("index").asLong(0);
        snapshotTerm = json.path("term").asLong(0);
    }

    /** What was written by exchanging files is forced already; nobody forces meanwhile. */
    private void exchanging(Runnable exchange) {
        synchronized (forcing) {
            exchange.run();
            settled();
        }
    }

    private void settled() {
        written = lastIndex();
        forced = written;
    }

    /** The tree as the snapshot has it. */
    AgencyTree tree() {
        return AgencyTree.fromJson(snapshot);
    }

    long snapshotIndex() {
        return snapshotIndex;
    }

    long lastIndex() {
        return snapshotIndex + entries.size();
    }

    long lastTerm() {
        return termOf(lastIndex());
    }

    /** The term of an entry; -1 when it is not there, or only in the snapshot. */
    long termOf(long index) {
        if (index == snapshotIndex) {
            return snapshotTerm;
        }
        return index < snapshotIndex || index > lastIndex() ? -1 : entry(index).term();
    }

    LogEntry entry(long index) {
        return entries.get((int) (index - snapshotIndex - 1));
    }

    /** At most {@code most} entries from one on. */
    List<LogEntry> from(long index, int most) {
        int begin = (int) Math.max(0, index - snapshotIndex - 1);
        return List.copyOf(entries.subList(Math.min(begin, entries.size()),
                Math.min(entries.size(), begin + most)));
    }

    /** All that are not in the snapshot. */
    List<LogEntry> all() {
        return List.copyOf(entries);
    }

    void append(List<LogEntry> more) {
        if (!more.isEmpty()) {
            file.append(more);
            entries.addAll(more);
            written = lastIndex();
        }
    }

    /** Drops this entry and all behind it. */
    void cut(long index) {
        entries.subList((int) (index - snapshotIndex - 1), entries.size()).clear();
        exchanging(() -> file.replace(entries));
    }

    /**
     * Returns when the entries up to this one survive what a disk survives. Threads that come while another one forces
     * share the next turn.
     */
    void force(long index) {
        synchronized (forcing) {
            if (forced < index) {
                long upTo = written;
                file.force();
                forced = upTo;
            }
        }
    }

    /** The last entry that survives. */
    long forced() {
        return forced;
    }

    /** Makes a snapshot of what the entries up to this one led to, and forgets them. */
    void compact(long index, AgencyTree tree) {
        long term = termOf(index);
        ObjectNode json = Json.object().put("index", index).put("term", term);
        json.set("store", tree.toJson());
        snapshotFile.write(json);
        entries.subList(0, (int) (index - snapshotIndex)).clear();
        take(json);
        exchanging(() -> file.replace(entries));
    }

    /** The snapshot for another agent. */
    ObjectNode snapshot() {
        ObjectNode json = Json.object().put("index", snapshotIndex).put("term", snapshotTerm);
        json.set("store", snapshot);
        return json;
    }

    /** Takes a snapshot of another agent instead of all that is here. */
    void install(JsonNode json) {
        snapshotFile.write(json);
        entries.clear();
        take(json);
        exchanging(() -> file.replace(entries));
    }

    @Override
    public void close() {
        file.close();
    }
}
