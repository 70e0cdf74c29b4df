package org.arangolab.instance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.arangolab.ConfigException;
import org.arangolab.monitor.Delta;
import org.arangolab.monitor.GroupDelta;
import org.arangolab.monitor.GroupSample;
import org.arangolab.monitor.GroupSockets;
import org.arangolab.monitor.HeapSnapshot;
import org.arangolab.monitor.ResourceSample;

/**
 * What several servers use, each and together. Those that do not run are left out.
 *
 * @param name    whose
 * @param members the servers
 */
public record GroupResources(String name, List<ServerResources> members) {
    /** Copies the list. */
    public GroupResources {
        members = List.copyOf(members);
    }

    /** Now. */
    public GroupSample sample() {
        return new GroupSample(name, ofLiving(ServerResources::sample));
    }

    /** The same, kept under a label, for each server, too. */
    public GroupSample snapshot(String label) {
        return new GroupSample(name, ofLiving(server -> server.snapshot(label)));
    }

    /** What has changed between two labels, of the servers that have both. */
    public GroupDelta delta(String from, String to) {
        Map<String, Delta> deltas = new LinkedHashMap<>();
        members.stream().filter(server -> server.find(from).isPresent() && server.find(to).isPresent())
                .forEach(server -> deltas.put(server.server().name(), server.delta(from, to)));
        if (deltas.isEmpty()) {
            throw new ConfigException("no server of " + name + " has both snapshots, '" + from + "' and '" + to
                    + "'; take them: "
                    + name + ".snapshot('" + from + "')");
        }
        return new GroupDelta(name, deltas);
    }

    /** What has changed since a label. */
    public GroupDelta delta(String from) {
        Map<String, ResourceSample> before = new LinkedHashMap<>();
        members.forEach(server -> server.find(from).ifPresent(sample -> before.put(server.server().name(), sample)));
        if (before.isEmpty()) {
            throw new ConfigException("no server of " + name + " has a snapshot '" + from + "'; take one: " + name
                    + ".snapshot('" + from + "')");
        }
        return sample().minus(new GroupSample(name, before));
    }

    /** Their sockets. */
    public GroupSockets sockets() {
        return new GroupSockets(name, ofLiving(ServerResources::sockets));
    }

    /** What each tells of its memory; those that are suspended are left out. */
    public Map<String, HeapSnapshot> heapSnapshots() {
        Map<String, HeapSnapshot> heaps = new LinkedHashMap<>();
        members.stream().filter(server -> server.server().alive() && !server.server().suspended())
                .forEach(server -> heaps.put(server.server().name(), server.heapSnapshot()));
        return heaps;
    }

    private <T> Map<String, T> ofLiving(Function<ServerResources, T> figure) {
        Map<String, T> figures = new LinkedHashMap<>();
        members.stream().filter(server -> server.server().pid().isPresent())
                .forEach(server -> figures.put(server.server().name(), figure.apply(server)));
        if (figures.isEmpty()) {
            throw new ConfigException("no server of " + name + " runs, so that none can be looked at");
        }
        return figures;
    }
}
