package org.arangolab.dsl;

import java.util.Map;
import org.arangolab.monitor.GroupDelta;
import org.arangolab.monitor.GroupSample;
import org.arangolab.monitor.GroupSockets;
import org.arangolab.monitor.HeapSnapshot;

/** What the servers of a cluster use, each and together; those that do not run are left out. */
public interface ClusterResourceWords {
    @Word(value = "What each server uses, and all together: cpu, rss, pss, threads.", example = "c.stats().rss < 2.gb")
    GroupSample stats();

    @Word(value = "The same, kept under a label, for each of its servers, too.", example = "c.snapshot('before')")
    GroupSample snapshot(String label);

    @Word(value = "What has changed since a label, for each server and all together.",
            example = "c.delta('before').cpu")
    GroupDelta delta(String from);

    @Word(value = "What has changed between two labels.", example = "c.delta('before', 'after').written")
    GroupDelta delta(String from, String to);

    @Word(value = "The sockets of its servers by state.", example = "c.sockets()")
    GroupSockets sockets();

    @Word(value = "What each server tells of its memory, by its name.",
            example = "c.heapSnapshot().each { name, heap -> println heap }")
    Map<String, HeapSnapshot> heapSnapshot();
}
