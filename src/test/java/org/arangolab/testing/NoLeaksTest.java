package org.arangolab.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.arangolab.fs.Workspace;
import org.arangolab.lab.LabOptions;
import org.arangolab.net.PortLease;
import org.arangolab.net.PortPool;
import org.arangolab.process.TestChildren;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;

class NoLeaksTest {
    private static final Map<String, String> AS_EVERYWHERE = Map.of(
            "junit.jupiter.extensions.autodetection.enabled", "true", NoLeaks.GRACE, "50");
    /** What the leaking tests leave behind, to be cleaned up by the test that ran them. */
    private static final AtomicReference<AutoCloseable> LEAK = new AtomicReference<>();

    @Test
    void tidyTestPasses() {
        assertThat(EngineRun.of(Tidy.class, AS_EVERYWHERE).get("test").getStatus()).isEqualTo(Status.SUCCESSFUL);
    }

    @Test
    void childProcessLeftBehindFailsTheTest() throws Exception {
        TestExecutionResult result = leak(LeavesProcess.class);
        assertThat(message(result))
                .matches("the test leaves behind:\n  process \\d+: /bin/sleep 1000\n  thread 'spawner' \\(WAITING\\)");
    }

    @Test
    void threadLeftBehindFailsTheTest() throws Exception {
        TestExecutionResult result = leak(LeavesThread.class);
        assertThat(message(result)).isEqualTo("the test leaves behind:\n  thread 'forgotten' (WAITING)");
    }

    @Test
    void portLeftLeasedFailsTheTest() throws Exception {
        TestExecutionResult result = leak(LeavesPort.class);
        assertThat(message(result)).matches(
                "the test leaves behind:\n  locked file /\\S+/\\d+, which a port's lease holds");
    }

    @Test
    void runDirectoryLeftBehindFailsTheTest() throws Exception {
        Assumptions.assumeTrue(System.getenv("ARANGOLAB_RUNS") != null, "the build names no place for runs");
        TestExecutionResult result = leak(LeavesRunDirectory.class);
        assertThat(message(result)).matches("the test leaves behind:\n  directory of a run /\\S+");
    }

    @Test
    void exceptionThatNobodyCaughtFailsTheTest() {
        TestExecutionResult result = EngineRun.of(DiesOnThread.class, AS_EVERYWHERE).get("test");
        assertThat(message(result)).isEqualTo("the test leaves behind:\n  thread 'doomed' died of "
                + "java.lang.IllegalStateException: nobody catches this");
    }

    @Test
    void leftoverOfTheClassFailsTheClass() throws Exception {
        Map<String, TestExecutionResult> results = EngineRun.of(LeavesThreadOfClass.class, AS_EVERYWHERE);
        LEAK.getAndSet(null).close();
        assertThat(results.get("test").getStatus()).isEqualTo(Status.SUCCESSFUL);
        assertThat(message(results.get("class")))
                .isEqualTo("the test leaves behind:\n  thread 'forgotten' (WAITING)");
    }

    private static TestExecutionResult leak(Class<?> testClass) throws Exception {
        TestExecutionResult result = EngineRun.of(testClass, AS_EVERYWHERE).get("test");
        LEAK.getAndSet(null).close();
        return result;
    }

    private static String message(TestExecutionResult result) {
        assertThat(result.getStatus()).isEqualTo(Status.FAILED);
        return result.getThrowable().orElseThrow().getMessage();
    }

    private static AutoCloseable forgottenThread() {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(() -> awaitQuietly(end), "forgotten");
        thread.setDaemon(true);
        thread.start();
        return () -> {
            end.countDown();
            thread.join();
        };
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static class Tidy {
        @Test
        void test(@TempDir Path directory) throws Exception {
            try (PortLease lease = new PortPool(directory).lease()) {
                assertThat(lease.port()).isPositive();
            }
            forgottenThread().close();
        }
    }

    static class LeavesProcess {
        @Test
        void test() {
            LEAK.set(TestChildren.sleeper());
        }
    }

    static class LeavesThread {
        @Test
        void test() {
            LEAK.set(forgottenThread());
        }
    }

    static class LeavesThreadOfClass {
        @BeforeAll
        static void start() {
            LEAK.set(forgottenThread());
        }

        @Test
        void test() {
            assertThat(LEAK.get()).isNotNull();
        }
    }

    static class LeavesPort {
        @Test
        void test() throws IOException {
            Path directory = Files.createTempDirectory("ports");
            PortLease lease = new PortPool(directory).lease();
            LEAK.set(() -> {
                lease.close();
                Workspace.remove(directory);
            });
        }
    }

    static class LeavesRunDirectory {
        @Test
        void test() {
            Workspace run = Workspace.create(LabOptions.defaults().runs());
            LEAK.set(run::remove);
        }
    }

    static class DiesOnThread {
        @Test
        void test() throws InterruptedException {
            Thread doomed = new Thread(() -> {
                throw new IllegalStateException("nobody catches this");
            }, "doomed");
            doomed.start();
            doomed.join();
        }
    }
}
