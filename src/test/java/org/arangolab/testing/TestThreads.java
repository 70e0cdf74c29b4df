package org.arangolab.testing;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The threads that a test can be blamed for. */
final class TestThreads {
    /** Beginnings of the names of threads that live on by design of the JVM or a library, each with its reason. */
    private static final Map<String, String> LIBRARY = Map.ofEntries(
            Map.entry("Attach Listener", "of the JVM: a debugger or jcmd has looked"),
            Map.entry("Cleaner-", "of the JDK: one for each Cleaner, ends with the garbage collection of its owner"),
            Map.entry("Common-Cleaner", "of the JDK: one for all"),
            Map.entry("CompletableFutureDelayScheduler", "of the JDK: one for all delayed tasks"),
            Map.entry("DFA-cache-cleaner", "of Groovy's parser: one for all"),
            Map.entry("ForkJoinPool.commonPool-", "of the JDK: one pool for all; its idle workers end by themselves"),
            Map.entry("HttpClient-", "of the JDK: before Java 21 a client ends with its garbage collection"),
            Map.entry("JNA Cleaner", "of JNA, under OSHI: one for all, ends after a while without any use"),
            Map.entry("OkHttp ", "of OkHttp's TaskRunner: named after its last task, ends after a minute"),
            Map.entry("Okio Watchdog", "of Okio: one for all time-outs, ends after a minute without any"),
            Map.entry("PIC-Cleaner", "of Groovy's call sites: one for all"),
            Map.entry("health look",
            "of a lab that lives longer than the test: a worker for each look at a time; a lab that "
                    + "is left behind shows by its spawner"),
            Map.entry("junit-", "of JUnit: watches the limits of tests"),
            Map.entry("process reaper", "of the JDK: waits for children, ends after a minute without any"),
            Map.entry("surefire-", "of Surefire: talks to Maven"));

    private TestThreads() {
    }

    /** All live threads but those of the libraries and of the JVM itself. */
    static List<Thread> ours() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() * 2 + 32];
        int count = root.enumerate(threads);
        return Stream.of(threads).limit(count).filter(Thread::isAlive).filter(Predicate.not(TestThreads::library))
                .toList();
    }

    private static boolean library(Thread thread) {
        return thread == Thread.currentThread() || thread.getThreadGroup() != null
                && thread.getThreadGroup().getName().equals("InnocuousThreadGroup")
                || LIBRARY.keySet().stream().anyMatch(thread.getName()::startsWith);
    }
}
