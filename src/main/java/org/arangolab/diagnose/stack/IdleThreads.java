package org.arangolab.diagnose.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Tells threads that wait for work from those that wait for something that does not come: rules of a resource. */
final class IdleThreads {
    private static final Pattern WAIT =
            Pattern.compile("^_*(GI_+)?(?i:futex_|pthread_cond_|pthread_clockjoin|epoll_|accept|clock_nanosleep|"
                    + "nanosleep|std::condition_variable|poll|ppoll|select|pause|sigwait|sigtimedwait|libc_pause|"
                    + "libc_accept|internal_syscall|syscall_cancel|cp_end|timedwait|do_futex_wait|new_sem_wait|"
                    + "sem_wait|syscall).*");
    private static final Pattern LOCK = Pattern.compile(
            "^_*(GI_+)?(lll_lock_wait|pthread_mutex_(lock|timedlock|clocklock)|pthread_rwlock_).*");
    private static final int TOP = 5;
    private static final List<Pattern> OWNERS = owners();

    private IdleThreads() {
    }

    private static List<Pattern> owners() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                IdleThreads.class.getResourceAsStream("idle-threads.txt"), "idle-threads.txt is missing"),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Pattern::compile)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a function waits. */
    static boolean waits(String frame) {
        return WAIT.matcher(frame).matches();
    }

    /** Whether the thread waits for a lock: never idle, since that is how deadlocks look. */
    static boolean locked(List<String> frames) {
        return frames.stream().limit(TOP).anyMatch(frame -> LOCK.matcher(frame).matches());
    }

    /** Whether the thread has nothing to do. */
    static boolean idle(List<String> frames) {
        boolean waits = frames.stream().filter(frame -> !frame.startsWith(StackReader.UNKNOWN)).findFirst()
                .filter(IdleThreads::waits).isPresent();
        return waits && !locked(frames) && frames.stream()
                .map(frame -> frame.replaceAll(" (at|from) \\S+$", "")).anyMatch(IdleThreads::owner);
    }

    private static boolean owner(String function) {
        return OWNERS.stream().anyMatch(owner -> owner.matcher(function).find());
    }
}
