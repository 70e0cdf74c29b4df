package org.arangolab.standin.server.faults;

import java.time.Duration;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.StartException;
import org.arangolab.standin.server.log.Level;

/** What a failure point does where it is hit. */
sealed interface Effect {
    /** Does it, on the thread that came by: returns late, throws, or never returns. */
    void strike(Fault fault, Faults faults);

    /** The request fails. */
    record Fail(ErrorCode code) implements Effect {
        @Override
        public void strike(Fault fault, Faults faults) {
            throw new ArangoException(code);
        }
    }

    /** The thread waits so long, or until the point is cleared. */
    record Delay(Duration time) implements Effect {
        @Override
        public void strike(Fault fault, Faults faults) {
            faults.hold(fault, time);
        }
    }

    /** The thread waits until the point is cleared; a request also ends with the server. */
    record Hang() implements Effect {
        private static final Duration FOR_EVER = Duration.ofDays(3650);

        @Override
        public void strike(Fault fault, Faults faults) {
            faults.hold(fault, FOR_EVER);
        }
    }

    /** An assertion fails: the {@code {crash}} lines, then death by SIGABRT. */
    record Crash() implements Effect {
        @Override
        public void strike(Fault fault, Faults faults) {
            faults.crashes().assertion("assertion failed in " + fault.point() + ": the failure point is set");
        }
    }

    /** Death by a signal that the crash handler sees: the {@code {crash}} lines first. */
    record BusError() implements Effect {
        @Override
        public void strike(Fault fault, Faults faults) {
            faults.crashes().busError();
        }
    }

    /** Death by SIGKILL, without a line. */
    record Kill() implements Effect {
        @Override
        public void strike(Fault fault, Faults faults) {
            faults.crashes().kill();
        }
    }

    /** A FATAL line, then the end of the process at once, nothing flushed. */
    record Exit(ExitCode code, String message) implements Effect {
        @Override
        public void strike(Fault fault, Faults faults) {
            faults.log().fatal("f4a11", message);
            Runtime.getRuntime().halt(code.number());
        }
    }

    /** A start that cannot go on: a FATAL line and the exit code. */
    record StartFailure(ExitCode code, String message) implements Effect {
        @Override
        public void strike(Fault fault, Faults faults) {
            throw new StartException(code, "85b08", "error. cannot proceed. reason: " + message);
        }
    }

    /** So many lines in the log. */
    record Flood(int lines) implements Effect {
        @Override
        public void strike(Fault fault, Faults faults) {
            for (int i = 1; i <= lines; i++) {
                faults.log().log(Level.WARNING, "general", "f100d", "one line of " + lines + ": " + i);
            }
        }
    }

    /** The place itself asks by {@link Faults#fires} and does it. */
    record Special() implements Effect {
        @Override
        public void strike(Fault fault, Faults faults) {
            throw new IllegalStateException(fault.point() + " is asked for by its place");
        }
    }
}
