package org.arangolab.monitor;

import java.util.Arrays;
import org.arangolab.event.LabEvent;

/** The load of the machine from look to look. Used by one thread. */
final class HostWatch {
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    /** Guests' time is in that of users already. */
    private static final int FIELDS = 8;

    private long busyBefore;
    private long allBefore;

    LabEvent.HostSampled look(String subject) {
        HostLoad load = HostLoad.now();
        return new LabEvent.HostSampled(subject, busy(), Math.round(100 * load.load() / load.processors()),
                load.memoryAvailable().bytes(), String.join(", ", load.getReasons()));
    }

    /** Percent of all processors' time since the last look; since the start of the machine at the first. */
    private long busy() {
        long[] times = ProcReader.read(ProcReader.PROC.resolve("stat")).map(HostWatch::times).orElse(new long[FIELDS]);
        long all = Arrays.stream(times).sum();
        long busy = all - times[IDLE] - times[WAITING];
        long percent = all == allBefore ? 0 : Math.round(100.0 * (busy - busyBefore) / (all - allBefore));
        busyBefore = busy;
        allBefore = all;
        return Math.max(0, Math.min(100, percent));
    }

    /** The first line: {@code cpu  user nice system idle iowait irq softirq steal …}. */
    static long[] times(String stat) {
        String line = stat.lines().findFirst().orElse("");
        long[] times = Arrays.stream(line.split("\\s+")).skip(1).limit(FIELDS).mapToLong(Long::parseLong).toArray();
        return Arrays.copyOf(times, FIELDS);
    }
}
