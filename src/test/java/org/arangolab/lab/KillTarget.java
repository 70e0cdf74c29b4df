package org.arangolab.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.arangolab.cluster.ClusterSpec;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.InstanceState;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolTarget;

/** A lab in a process of its own, brought into a state in which it is killed. It says a line when it is there. */
final class KillTarget {
    /** Where a lab can be met. */
    enum State {
        /** Anywhere from the start of the JVM on. */
        OPENING,
        INIT, STARTING, RUNNING, STOPPING, SPAWNING, CLOSING,
        /** Five servers start, one after the other. */
        CLUSTER,
        /** A client tool runs on a server. */
        TOOL;

        /** Whether the stand-in is needed, because a server has to answer. */
        boolean needsAnswers() {
            return this == RUNNING || this == CLUSTER || this == TOOL;
        }
    }

    private final Lab lab;
    private final Session session;

    private KillTarget(Optional<Path> arangod, Path runs) {
        lab = Lab.open(LabOptions.defaults().withRuns(runs).withArangodb(arangod).withStandIn(arangod.isEmpty()));
        session = lab.session("");
    }

    /** Arguments: the state, the directory of runs, the server's executable or none for the stand-in. */
    public static void main(String[] arguments) {
        Optional<Path> arangod = Optional.of(arguments).filter(all -> all.length > 2).map(all -> Path.of(all[2]));
        new KillTarget(arangod, Path.of(arguments[1])).go(State.valueOf(arguments[0]));
    }

    private void go(State state) {
        switch (state) {
            case OPENING -> server(1).start();
            case INIT -> say(server(1));
            case STARTING -> say(server(1).start());
            case RUNNING -> say(server(1).start().waitUntilReady(Duration.ofMinutes(1)));
            case STOPPING -> stop(server(1).start());
            case SPAWNING -> IntStream.range(0, 100_000).forEach(this::startAndKill);
            case CLUSTER -> say(session.define(ClusterSpec.builder("c").agents(3).dbservers(1).coordinators(1).build())
                    .start().name());
            case TOOL -> say(session.tools().background(ToolJob.of(Tool.ARANGOSH)
                    .on(ToolTarget.of(server(1).start().waitUntilReady(Duration.ofMinutes(1))))
                    .with("javascript.execute-string", "require('internal').wait(1000)")));
            case CLOSING -> {
                List<Instance> servers = IntStream.range(0, 4).mapToObj(i -> server(i).start()).toList();
                say(servers);
                lab.close();
            }
        }
        Await.that("the end of this process").until(Deadline.in(Duration.ofMinutes(2)), () -> Observation.notYet(""));
    }

    private Instance server(int number) {
        return session.define(InstanceSpec.named("db" + number).build());
    }

    private void stop(Instance server) {
        Thread thread = new Thread(server::stop, "stopping");
        thread.setDaemon(true);
        thread.start();
        Await.that("the server to be stopping").until(Deadline.in(Duration.ofSeconds(20)),
                () -> server.state() == InstanceState.STOPPING ? Observation.found("") : Observation.notYet(""));
        say(server);
    }

    private void startAndKill(int number) {
        Instance server = server(number).start();
        if (number == 0) {
            say(server);
        }
    }

    private static void say(Object what) {
        System.out.println(what);
    }
}
