package org.arangolab.monitor;

import java.util.Optional;
import org.arangolab.ByteSize;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/**
 * What the machine is. Found out by OSHI, which knows every system; it takes a fifth of a second, so that nobody asks
 * for it on the way to something else.
 *
 * @param system     the operating system with its version
 * @param machine    who made it, or what it is a guest of; empty when it does not tell
 * @param processor  its name
 * @param cores      how many real ones
 * @param processors how many the system sees
 * @param memory     all of it
 */
public record HostFacts(String system, String machine, String processor, int cores, int processors, ByteSize memory) {
    /** Of this machine; empty where OSHI cannot look at it: without a native library for it, say. */
    public static Optional<HostFacts> find() {
        try {
            return Optional.of(look());
        } catch (LinkageError | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static HostFacts look() {
        SystemInfo info = new SystemInfo();
        CentralProcessor cpu = info.getHardware().getProcessor();
        String maker = info.getHardware().getComputerSystem().getManufacturer();
        String model = info.getHardware().getComputerSystem().getModel();
        String machine = model.startsWith(maker) ? model : maker + " " + model;
        return new HostFacts(info.getOperatingSystem().toString(), machine.equals("unknown") ? "" : machine,
                cpu.getProcessorIdentifier().getName().strip(), cpu.getPhysicalProcessorCount(),
                cpu.getLogicalProcessorCount(),
                new ByteSize(info.getHardware().getMemory().getTotal()));
    }

    /** {@code Debian GNU/Linux 12 …, 2 processors (…), 24 GiB}. */
    @Override
    public String toString() {
        return system + ", " + processors + (processors == 1 ? " processor" : " processors") + " on " + cores
                + (cores == 1 ? " core" : " cores") + " (" + processor + "), " + memory + " of memory"
                + (machine.isEmpty() ? "" : ", " + machine);
    }
}
