package org.arangolab.instance.under;

import java.nio.file.Path;
import org.arangolab.process.SearchPath;
import org.arangolab.process.Spawner;

/**
 * The machine, as far as it decides what servers can run under.
 *
 * @param path    where programs are found
 * @param proc    the kernel's file system {@code /proc}; {@code sys} is beside it
 * @param spawner starts what is to be tried
 */
public record Surroundings(SearchPath path, Path proc, Spawner spawner) {
    /** This one. */
    public static Surroundings here(Spawner spawner) {
        return new Surroundings(SearchPath.own(), Path.of("/proc"), spawner);
    }
}
