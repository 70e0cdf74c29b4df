package org.arangolab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.Instance;
import org.arangolab.lab.DetachedRun;
import org.arangolab.lab.Lab;
import org.arangolab.run.ExitCode;
import org.arangolab.run.SignalTrap;
import org.arangolab.time.InterruptedWaitException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code arangolab up}: a server or a cluster for somebody else's tests. */
@Command(name = "up", sortOptions = false,
        description = "Starts a server or a cluster, waits until it is ready, and keeps it until Ctrl-C or SIGTERM. "
                + "What it prints is for a shell; a token is only in the environment file, which nobody else can read.",
        footer = {"", "Examples:", "  arangolab up",
            "  arangolab up --agents 3 --dbservers 3 --coordinators 2 --jwt --env arangodb.env",
            "  eval \"$(arangolab up --coordinators 1 --detach)\" && run-the-tests; arangolab down", "",
            "Exit codes: 0 it ran and was ended, or goes on; 1 or 3 it did not start; 2 all its servers crashed;",
            "4 the lab itself failed, 64 wrong usage, 130 interrupted before it was ready."})
final class UpCommand implements Callable<Integer> {
    private final CommonOptions common;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean asked;
    private Optional<Thread> starting = Optional.empty();

    @Mixin
    private final Topology topology = new Topology();

    @Option(names = "--env", paramLabel = "FILE",
            description = "Write endpoints and token there, for '. FILE'; default: the file env in the run's "
                    + "directory.")
    private Path environment;

    @Option(names = "--detach", description = "Let the servers go on; 'arangolab down' ends them.")
    private boolean detach;

    @Option(names = "--timeout", paramLabel = "TIME", converter = DurationText.class,
            description = "How long the start may take; default 3.min.")
    private Duration timeout = Duration.ofMinutes(3);

    @Mixin
    private final WorkspaceOptions workspace = new WorkspaceOptions();

    @Spec
    private CommandSpec spec;

    UpCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        topology.isCluster(); // tells what excludes each other before anything is made
        Optional.ofNullable(environment).ifPresent(EnvironmentFile::checkPlace);
        Lab lab = Lab.open(workspace.apply(common.lab()));
        SignalTrap trap = new SignalTrap(this::ask, lab::endProcesses);
        try (trap; lab) { // the lab first: a second signal hurries its end
            return up(lab).code();
        }
    }

    private synchronized void ask() {
        asked = true;
        end.countDown();
        starting.ifPresent(Thread::interrupt);
    }

    /** Only the start is interrupted: the end goes on in order. */
    private synchronized void starts(Optional<Thread> thread) {
        starting = thread;
        Thread.interrupted();
    }

    private void start(Deployment deployment) {
        starts(Optional.of(Thread.currentThread()));
        try {
            deployment.start(timeout);
        } finally {
            starts(Optional.empty());
        }
    }

    private ExitCode up(Lab lab) {
        Deployment deployment = Deployment.define(lab.session(""), topology);
        if (detach) {
            deployment.detached();
        }
        try {
            start(deployment);
        } catch (InterruptedWaitException e) {
            return ExitCode.INTERRUPTED;
        } catch (RuntimeException e) {
            lab.markFailed();
            throw e;
        }
        tell(lab, deployment);
        if (detach) {
            DetachedRun.write(lab, deployment.servers());
            return ExitCode.PASSED;
        }
        return keep(lab, deployment);
    }

    /** Every line is one that a shell can run; remarks are comments. */
    private void tell(Lab lab, Deployment deployment) {
        Path file = Optional.ofNullable(environment).orElse(lab.directory().resolve("env")).toAbsolutePath();
        EnvironmentFile content = deployment.environment();
        content.write(file);
        PrintWriter out = spec.commandLine().getOut();
        deployment.view().get().lines().forEach(line -> out.println("# " + line));
        out.println(content.endpointsLine());
        if (content.token().isPresent()) {
            out.println(". " + EnvironmentFile.quoted(file.toString()) + "  # with ARANGODB_JWT, a token for 30 days");
        }
        out.println(detach ? "# ended by: arangolab down " + lab.directory().getFileName() : "# ended by Ctrl-C");
        out.flush();
    }

    private ExitCode keep(Lab lab, Deployment deployment) {
        PrintWriter err = spec.commandLine().getErr();
        lab.events().listen(event -> {
            if (event instanceof LabEvent.InstanceCrashed crash && !asked) {
                err.println("arangolab: " + crash);
                endWithTheLast(deployment);
            }
        });
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new InterruptedWaitException("the end to be asked for", e);
        }
        if (asked) {
            return ExitCode.PASSED;
        }
        lab.markFailed();
        return ExitCode.SERVER_CRASHED;
    }

    private void endWithTheLast(Deployment deployment) {
        if (deployment.servers().stream().noneMatch(Instance::alive)) {
            end.countDown();
        }
    }
}
