package org.arangolab.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.arangolab.diagnose.OomWatch;
import org.arangolab.diagnose.core.CoreForecast;
import org.arangolab.process.Command;

/**
 * What of a process must be read while it lives.
 *
 * @param run        its life
 * @param forecast   where its core would come
 * @param oom        counts killings of the kernel
 * @param executable what it runs, which a script may have replaced with another program
 */
record LastLook(Run run, CoreForecast forecast, OomWatch oom, Path executable) {
    /** Now; what counts from the beginning goes on from an earlier look. */
    static LastLook of(Run run, Optional<LastLook> before) {
        long pid = run.child().pid();
        Command command = run.child().command();
        return new LastLook(run, CoreForecast.of(pid, command.traits().contains(Command.Trait.CORES)),
                before.map(LastLook::oom).orElseGet(() -> OomWatch.of(pid)), executable(pid, command.executable()));
    }

    private static Path executable(long pid, Path started) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "exe"));
        } catch (IOException e) {
            return started; // it has ended already, or there is no /proc
        }
    }
}
