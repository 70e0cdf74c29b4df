package org.arangolab.dsl;

import java.util.Map;
import org.arangolab.instance.GroupResources;
import org.arangolab.monitor.GroupDelta;
import org.arangolab.monitor.GroupSample;
import org.arangolab.monitor.GroupSockets;
import org.arangolab.monitor.HeapSnapshot;

/** The words of what the servers of a cluster use. */
abstract class ClusterResourceHandle extends HttpHandle implements ClusterResourceWords {
    /** Of its servers. */
    abstract GroupResources resources();

    @Override
    public GroupSample stats() {
        return resources().sample();
    }

    @Override
    public GroupSample snapshot(String label) {
        return resources().snapshot(ResourceHandle.given(label));
    }

    @Override
    public GroupDelta delta(String from) {
        return resources().delta(ResourceHandle.given(from));
    }

    @Override
    public GroupDelta delta(String from, String to) {
        return resources().delta(ResourceHandle.given(from), ResourceHandle.given(to));
    }

    @Override
    public GroupSockets sockets() {
        return resources().sockets();
    }

    @Override
    public Map<String, HeapSnapshot> heapSnapshot() {
        return resources().heapSnapshots();
    }
}
