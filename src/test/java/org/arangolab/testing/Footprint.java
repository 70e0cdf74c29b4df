package org.arangolab.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What this JVM occupies at one moment, by identity with a description for messages: its processes, threads, file locks
 * and directories of runs.
 */
record Footprint(Map<Object, String> things) {
    /** As it is now. */
    static Footprint now() {
        Map<Object, String> things = new LinkedHashMap<>();
        TestProcesses.running().forEach((pid, command) -> things.put("process " + pid,
                "process " + pid + ": " + command));
        TestThreads.ours().forEach(thread -> things.put(thread, "thread '" + thread.getName() + "' ("
                + thread.getState() + ")"));
        FileLocks.held().forEach((lock, file) -> things.put("lock " + lock, "locked file " + file
                + ", which a port's lease holds"));
        RunDirectories.present().forEach(run -> things.put(run, "directory of a run " + run));
        return new Footprint(things);
    }

    /** What is here and was not in the earlier one. */
    List<String> beyond(Footprint earlier) {
        List<String> more = new ArrayList<>();
        things.forEach((thing, text) -> {
            if (!earlier.things.containsKey(thing)) {
                more.add(text);
            }
        });
        return more;
    }
}
