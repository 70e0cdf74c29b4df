package org.arangolab.diagnose.why;

import java.util.List;
import java.util.Optional;

/**
 * What was seen of a server, as values: a cause can be looked for in it later, and without the server.
 *
 * @param name    the server's name
 * @param life    where it is in its life
 * @param ending  how its process ended; empty while it runs
 * @param log     what its log and standard error say
 * @param threads what its threads do or did
 * @param faults  what the lab itself has done to it
 * @param talk    what came of talking to it
 * @param host    the machine and what the process has of it
 */
public record Symptoms(String name, Life life, Optional<Ending> ending, LogSigns log, ThreadSigns threads,
                       Faults faults,
                       Talk talk, Host host) {
    /** Where a server is in its life. */
    public enum Life {
        NOT_STARTED, STARTING, RUNNING, STOPPING, ENDED, CRASHED
    }

    /**
     * How a process ended.
     *
     * @param code    as Java tells it: an exit code, or 128 and the signal's number
     * @param signal  the signal's name, {@code SIGSEGV}; empty for an exit
     * @param text    the same in words, with what arangod means by it
     * @param remedy  what to do about such an exit code; empty when that cannot be said
     * @param byLab   whether it is what a signal of the lab does, or an end that was foretold
     * @param sent    that signal, which may be another one than the process ended by; empty when there was none
     */
    public record Ending(int code, String signal, String text, Optional<String> remedy, boolean byLab, String sent) {
    }

    /**
     * What its log and standard error say.
     *
     * @param fatal     the first FATAL line's message; empty when there is none
     * @param crash     what the crash handler said; empty when it said nothing
     * @param important the last important lines
     * @param stderr    the last lines of standard error
     * @param sanitizer headlines of sanitizer reports
     * @param phase     what it is at while it starts
     */
    public record LogSigns(String fatal, Optional<CrashSign> crash, List<String> important, List<String> stderr,
                           List<String> sanitizer, String phase) {
        /** Copies the lists. */
        public LogSigns {
            important = List.copyOf(important);
            stderr = List.copyOf(stderr);
            sanitizer = List.copyOf(sanitizer);
        }
    }

    /**
     * What the crash handler said: facts/diagnostics.md 2.2.
     *
     * @param signal  {@code SIGSEGV}
     * @param thread  the name of the crashing thread
     * @param context why: an assertion, an exception, or that a signal came
     * @param frame   the first frame that is the program's own; empty when it is not known
     */
    public record CrashSign(String signal, String thread, String context, String frame) {
    }

    /**
     * What its threads do or did.
     *
     * @param keyFrame where it crashed, from a core or the crash handler; empty when not known
     * @param locked   threads that wait for a lock, each with where
     * @param busy     threads that were seen running all the time
     */
    public record ThreadSigns(String keyFrame, List<String> locked, List<String> busy) {
        /** Copies the lists. */
        public ThreadSigns {
            locked = List.copyOf(locked);
            busy = List.copyOf(busy);
        }
    }

    /**
     * What the lab has done to it.
     *
     * @param suspended     whether it is stopped by SIGSTOP, by whomever
     * @param failurePoints those that are set
     */
    public record Faults(boolean suspended, List<String> failurePoints) {
        /** Copies the list. */
        public Faults {
            failurePoints = List.copyOf(failurePoints);
        }
    }

    /**
     * What came of talking to it.
     *
     * @param verdict the health checker's word: {@code HEALTHY}, {@code HUNG} and so on
     * @param text    its sentence
     */
    public record Talk(String verdict, String text) {
    }

    /**
     * The machine, and what the process has of it.
     *
     * @param load        processes that want to run, over one minute
     * @param processors  how many can
     * @param memoryFree  bytes that processes could get
     * @param diskFree    bytes left where its data is; negative when not known
     * @param resident    bytes that it has in memory
     * @param memoryLimit bytes that it may have; 0 for no limit
     * @param descriptors open
     * @param descriptorLimit that may be open; 0 when not known
     * @param oomKills    how often the kernel has killed in its control group since it was started
     * @param kernel      what the kernel said of it: a line of {@code dmesg}; empty when nothing, or not ours to read
     * @param portOwner   who else has its port; empty when nobody
     */
    public record Host(double load, int processors, long memoryFree, long diskFree, long resident, long memoryLimit,
                       int descriptors, long descriptorLimit, long oomKills, String kernel, String portOwner) {
    }
}
