package org.arangolab.process.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.arangolab.LabFailureException;

/**
 * A control group of one child, in one hierarchy: it is made before the child is started and removed when the last
 * process in it has ended.
 *
 * @param directory that is made for it
 * @param limits    file → what is written to it
 */
public record Cgroup(Path directory, Map<String, String> limits) {
    /** What a process writes {@code 0} to that wants to be in it. */
    public Path entrance() {
        return directory.resolve("cgroup.procs");
    }

    /**
     * Makes it.
     *
     * @throws LabFailureException when the kernel refuses that or a limit; it is not there then
     */
    public void make() {
        try {
            Files.createDirectory(directory);
            for (Map.Entry<String, String> limit : limits.entrySet()) {
                Files.writeString(directory.resolve(limit.getKey()), limit.getValue());
            }
        } catch (IOException e) {
            remove();
            throw new LabFailureException("cannot make the control group " + directory + " with " + limits + ": "
                    + e.getMessage() + "\n  arangolab doctor tells what is possible here", e);
        }
    }

    /** Whether it is gone; the kernel refuses to remove one with processes in it. */
    public boolean remove() {
        return directory.toFile().delete() || !Files.exists(directory);
    }

    /** Removes those that were left behind, when nothing is in them any more. */
    public static void remove(List<Path> directories) {
        directories.forEach(directory -> new Cgroup(directory, Map.of()).remove());
    }
}
