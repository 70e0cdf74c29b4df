package org.arangolab.event;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Something that happened in a run. Events come in pairs where a thing has a duration: a start is followed by ready,
 * failed or exited, a test's start by its end.
 */
public sealed interface LabEvent {
    /** What it is about: an instance's or test's name, or {@code lab}. */
    String subject();

    /** The run began. */
    record LabOpened(Path directory, String binaries) implements LabEvent {
        @Override
        public String subject() {
            return "lab";
        }
    }

    /** The run ended; everything it had started is gone. */
    record LabClosed(Duration took) implements LabEvent {
        @Override
        public String subject() {
            return "lab";
        }
    }

    /** A server's process was started. */
    record InstanceStarted(String subject, long pid, String endpoint, String commandLine) implements LabEvent {
    }

    /** A server answers. */
    record InstanceReady(String subject, long pid, String version, Duration took) implements LabEvent {
    }

    /** A server was asked to stop. */
    record StopRequested(String subject, long pid) implements LabEvent {
    }

    /** One step of stopping a server that did not go at the one before. */
    record StopEscalated(String subject, long pid, String step, String why) implements LabEvent {
    }

    /** A server ended as it was asked to. */
    record InstanceStopped(String subject, long pid, String exit, Duration took) implements LabEvent {
    }

    /** A server ended though nobody had asked it to, or before it was ready. */
    record InstanceCrashed(String subject, long pid, String exit, String reason) implements LabEvent {
    }

    /** A signal was sent to a server at the user's wish. */
    record SignalSent(String subject, long pid, String signal) implements LabEvent {
    }

    /** A server's process was stopped by SIGSTOP. */
    record InstanceSuspended(String subject, long pid) implements LabEvent {
    }

    /** A suspended server goes on. */
    record InstanceResumed(String subject, long pid) implements LabEvent {
    }

    /** A failure point was set in a server. */
    record FailurePointSet(String subject, long pid, String point) implements LabEvent {
    }

    /** A failure point was cleared in a server. */
    record FailurePointCleared(String subject, long pid, String point) implements LabEvent {
    }

    /** A sanitizer or valgrind reported something of a server: its kind, in one line, and where. */
    record Reported(String subject, long pid, String kind, String summary, String keyFrame) implements LabEvent {
    }

    /**
     * A server that was recorded has ended: the command that replays its trace, and why it was not packed, when it was
     * to be.
     */
    record Recorded(String subject, long pid, String trace, String replay, String problem) implements LabEvent {
    }

    /** A core was asked of a server: the reason that the user gave. */
    record CoreRequested(String subject, long pid, String why) implements LabEvent {
    }

    /** What became of it: {@code core /path}, or {@code no core: …}. */
    record CoreTaken(String subject, long pid, String core) implements LabEvent {
    }

    /** A report of a crash was written, in a file of the run's findings. */
    record CrashReported(String subject, long pid, String file, String signature) implements LabEvent {
    }

    /** The stacks of servers were written, in a file of the run's findings. */
    record StacksTaken(String subject, long pid, String file, String why) implements LabEvent {
    }

    /** A stopped server's data is brought to the version of this executable. */
    record UpgradeStarted(String subject, long pid, String binary) implements LabEvent {
    }

    /** The run that did that has ended. */
    record UpgradeEnded(String subject, long pid, String exit, Duration took) implements LabEvent {
    }

    /** A server was started that goes on when the lab ends; nobody but the user ends it. */
    record InstanceDetached(String subject, long pid, String directory) implements LabEvent {
    }

    /** The lab uses a server that somebody else has started. */
    record ServerAttached(String subject, String endpoint, String what) implements LabEvent {
    }

    /** Changing words are let through to a server that somebody else has started, for so long. */
    record ServerArmed(String subject, Duration time) implements LabEvent {
    }

    /**
     * A watched server got into trouble, into another one, or out of it; the words are the health checker's verdicts.
     */
    record HealthChanged(String subject, String from, String to, String text) implements LabEvent {
    }

    /** A script began; its tests come before its end. */
    record ScriptStarted(String subject) implements LabEvent {
    }

    /** A script ended, with so many tests reported, its own top-level code counted when it was a test or failed. */
    record ScriptEnded(String subject, int tests, Duration took) implements LabEvent {
    }

    /** A test began. */
    record TestStarted(String subject, String file) implements LabEvent {
    }

    /**
     * A test ended.
     *
     * @param line    where in the file it failed; 0 when that is not known
     * @param outcome a word: passed, failed, skipped and so on, as {@code run.TestOutcome} lists them
     * @param message why it did not pass; empty when it did
     */
    record TestEnded(String subject, String file, int line, String outcome, Duration took, String message)
            implements LabEvent {
    }

    /** A client tool was started; {@code subject} is its run, as in {@code 003-arangodump}. */
    record ToolStarted(String subject, long pid, String commandLine) implements LabEvent {
    }

    /** A client tool that runs has written something new; at most once a second. */
    record ToolProgress(String subject, long pid, String line) implements LabEvent {
    }

    /** A client tool ended: how, and what is wrong with it, empty when nothing is. */
    record ToolEnded(String subject, long pid, String exit, Duration took, String problem) implements LabEvent {
    }

    /**
     * What a server's or a tool's process uses.
     *
     * @param cpu     processor time since its start
     * @param rss     bytes in memory
     * @param read    bytes that storage had to deliver since its start
     * @param written bytes that were sent to storage since its start
     */
    record ResourcesSampled(String subject, long pid, Duration cpu, long rss, long threads, long read, long written)
            implements LabEvent {
    }

    /**
     * How busy the machine is; {@code subject} is {@code host}.
     *
     * @param busy            percent of its processors' time since the last time
     * @param load            the mean load of the last minute, in percent of the processors
     * @param memoryAvailable bytes that can be had without swapping
     * @param overloaded      why servers are slow for want of machine, with figures; empty when they are not
     */
    record HostSampled(String subject, long busy, long load, long memoryAvailable,
                       String overloaded) implements LabEvent {
    }

    /** What the machine is; {@code subject} is {@code host}. */
    record HostDescribed(String subject, String text, long processors, long memory) implements LabEvent {
    }

    /** A line for the user. */
    record Note(String subject, String text) implements LabEvent {
    }
}
