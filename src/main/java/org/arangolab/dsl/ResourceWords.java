package org.arangolab.dsl;

import java.util.List;
import org.arangolab.monitor.Delta;
import org.arangolab.monitor.HeapSnapshot;
import org.arangolab.monitor.LeakHint;
import org.arangolab.monitor.ResourceSample;
import org.arangolab.monitor.Sockets;
import org.arangolab.monitor.Usage;

/** What a server uses. Asking changes nothing, and needs no answer of the server but for {@code heapSnapshot()}. */
public interface ResourceWords {
    @Word(value = "What its process uses: cpu, rss, pss, threads, descriptors, io, switches, group.",
            example = "db1.stats().rss < 512.mb")
    ResourceSample stats();

    @Word(value = "The same, kept under a label for delta.", example = "db1.snapshot('before')")
    ResourceSample snapshot(String label);

    @Word(value = "What has changed since a snapshot, by its label or itself.", example = "db1.delta('before').cpu")
    Delta delta(Object from);

    @Word(value = "What has changed between two snapshots, by their labels or themselves.",
            example = "db1.delta('before', 'after').written")
    Delta delta(Object from, Object to);

    @Word(value = "Its sockets by port and state, and what the kernel counts beside them.", example = "db1.sockets()")
    Sockets sockets();

    @Word(value = "Its usage in each of the last five minutes' seconds, also of a process that has ended.",
            example = "db1.samples*.rss.max()")
    List<Usage> getSamples();

    @Word(value = "What it tells of its memory: metrics, and the profile of its heap where its build makes one.",
            example = "db1.heapSnapshot()")
    HeapSnapshot heapSnapshot();

    @Word(value = "Whether its memory only ever grew, over the heap snapshots that were taken; at least three.",
            example = "assert !db1.leakHint().suspicious")
    LeakHint leakHint();
}
