package org.arangolab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.TlsTrust;
import org.arangolab.client.Request;
import org.arangolab.client.ServerClient;
import org.arangolab.client.ServerClients;
import org.arangolab.client.Wire;
import org.arangolab.dsl.ScriptCompiler;
import org.arangolab.net.Endpoint;
import org.arangolab.testing.Reliability;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.junit.jupiter.api.Test;

/** How soon Ctrl-C ends what an entry does. */
class InterruptTest {
    private static final int ROUNDS = 5;
    private static final Duration LIMIT = Duration.ofMillis(50);

    @Test
    void aBusyLoopEnds() throws Exception {
        CompilerConfiguration configuration = ScriptCompiler.configuration();
        configuration.setScriptBaseClass(null);
        ends("a busy loop", began -> {
            Binding binding = new Binding();
            binding.setVariable("began", began);
            return () -> String.valueOf(new GroovyShell(binding, configuration)
                    .evaluate("began.countDown(); long i = 0; while (true) { i++ }"));
        });
    }

    @Test
    void aWaitEnds() throws Exception {
        ends("a wait", began -> () -> {
            began.countDown();
            return Await.future("nothing", new CompletableFuture<String>(), Deadline.in(Duration.ofMinutes(1)));
        });
    }

    @Test
    void aRequestWithoutAnswerEnds() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ServerClient client = ServerClients.open(Endpoint.tcp("127.0.0.1", silent.getLocalPort()),
                        Wire.HTTP_1_1,
                        Credentials.NONE, TlsTrust.SYSTEM)) {
            ends("a request without answer", began -> () -> {
                accept(silent, began);
                return client.send(Request.of("GET", "/_api/version"), Deadline.in(Duration.ofMinutes(1))).text();
            });
        }
    }

    private static void accept(ServerSocket silent, CountDownLatch began) {
        CompletableFuture.runAsync(() -> {
            try {
                silent.accept();
                began.countDown();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Makes code that says when it has begun. */
    @FunctionalInterface
    private interface Entry {
        Callable<String> code(CountDownLatch began);
    }

    private static void ends(String what, Entry entry) throws InterruptedException {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            CountDownLatch began = new CountDownLatch(1);
            Evaluation evaluation = new Evaluation("entry", entry.code(began), where -> { });
            assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
            long interrupted = System.nanoTime();
            evaluation.interrupt();
            assertThat(evaluation.await()).isInstanceOf(Evaluation.Outcome.Interrupted.class);
            times.add(Duration.ofNanos(System.nanoTime() - interrupted));
        }
        Duration median = times.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
        Reliability.figure("Ctrl-C, until " + what + " has ended, median", median.toNanos() / 1000 + " µs");
        assertThat(median).isLessThan(LIMIT);
    }
}
