package org.arangolab.dsl;

import java.util.List;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.instance.ServerResources;
import org.arangolab.monitor.Delta;
import org.arangolab.monitor.HeapSnapshot;
import org.arangolab.monitor.LeakHint;
import org.arangolab.monitor.ResourceSample;
import org.arangolab.monitor.Sockets;
import org.arangolab.monitor.Usage;

/** The words of what a server uses. */
abstract class ResourceHandle extends HttpHandle implements ResourceWords {
    /** Of the server. */
    abstract ServerResources resources();

    @Override
    public ResourceSample stats() {
        return resources().sample();
    }

    @Override
    public ResourceSample snapshot(String label) {
        return resources().snapshot(given(label));
    }

    /** Groovy calls a method of one parameter with null when it is called without any. */
    static <T> T given(T label) {
        return Optional.ofNullable(label).orElseThrow(() -> new ConfigException(
                "a snapshot has a label; for example: db1.snapshot('before'), db1.delta('before')"));
    }

    @Override
    public Delta delta(Object from) {
        return resources().delta(given(from), resources().sample());
    }

    @Override
    public Delta delta(Object from, Object to) {
        return resources().delta(given(from), given(to));
    }

    @Override
    public Sockets sockets() {
        return resources().sockets();
    }

    @Override
    public List<Usage> getSamples() {
        return resources().samples();
    }

    @Override
    public HeapSnapshot heapSnapshot() {
        return resources().heapSnapshot();
    }

    @Override
    public LeakHint leakHint() {
        return resources().leakHint();
    }
}
