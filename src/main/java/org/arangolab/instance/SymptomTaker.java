package org.arangolab.instance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.arangolab.LabException;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.diagnose.CrashReport;
import org.arangolab.diagnose.HostLook;
import org.arangolab.diagnose.sanitizer.Headlines;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.diagnose.why.Symptoms;
import org.arangolab.diagnose.why.Symptoms.CrashSign;
import org.arangolab.diagnose.why.Symptoms.Ending;
import org.arangolab.diagnose.why.Symptoms.Faults;
import org.arangolab.diagnose.why.Symptoms.Host;
import org.arangolab.diagnose.why.Symptoms.LogSigns;
import org.arangolab.diagnose.why.Symptoms.Talk;
import org.arangolab.diagnose.why.Symptoms.ThreadSigns;
import org.arangolab.instance.health.Health;
import org.arangolab.log.LogLine;
import org.arangolab.net.PortOwner;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.Deadline;
import org.arangolab.time.TimeBox;

/** Looks at a server and writes down its symptoms; each look has a bound, and what does not come is left out. */
final class SymptomTaker {
    private static final Duration STEP = Duration.ofSeconds(3);
    private static final Duration CORE = Duration.ofSeconds(5);
    private static final int LINES = 40;
    private static final int LOCKS = 4;

    private final Server server;
    private final Optional<Instance> own;
    private final ServerDiagnosis diagnosis;

    SymptomTaker(Server server, ServerDiagnosis diagnosis) {
        this.server = server;
        this.own = server instanceof Instance instance ? Optional.of(instance) : Optional.empty();
        this.diagnosis = diagnosis;
    }

    Symptoms take() {
        Optional<CrashReport> report = diagnosis.crashReport(CORE).filter(made -> !server.alive());
        Talk talk = talk();
        return new Symptoms(server.name(), life(), ending(), log(report), threads(report, talk), faults(), talk,
                host(report));
    }

    private Symptoms.Life life() {
        return switch (server.state()) {
            case INIT -> Symptoms.Life.NOT_STARTED;
            case STARTING -> Symptoms.Life.STARTING;
            case RUNNING -> Symptoms.Life.RUNNING;
            case STOPPING -> Symptoms.Life.STOPPING;
            case STOPPED -> Symptoms.Life.ENDED;
            case CRASHED -> Symptoms.Life.CRASHED;
        };
    }

    private Optional<Ending> ending() {
        return server.alive() ? Optional.empty() : server.exit().map(exit -> new Ending(exit.code(),
                exit.signal().map(Signal::word).orElse(""), ArangodExit.text(exit), ArangodExit.remedy(exit),
                own.filter(instance -> instance.postMortem().byLab()).isPresent(),
                own.flatMap(instance -> instance.postMortem().cause()).map(Signal::word).orElse("")));
    }

    private LogSigns log(Optional<CrashReport> report) {
        List<LogLine> important = bounded("the log", () -> server.log().important(LINES), List.of());
        List<String> lines = report.map(CrashReport::lines).orElseGet(() -> important.stream().map(LogLine::raw)
                .toList());
        String fatal = important.stream().filter(line -> line.fatal() && !line.topic().equals("crash"))
                .map(LogLine::message).filter(message -> !server.alive()).findFirst().orElse("");
        Optional<CrashSign> crash = own.filter(instance -> !server.alive())
                .flatMap(instance -> bounded("the crash handler's lines", () -> instance.postMortem().crashLines()
                .sign(),
                        Optional.empty()));
        List<String> recent = lines.isEmpty() || server.alive() && life() == Symptoms.Life.STARTING
                ? bounded("the log", () -> server.log().tail(5).stream().map(LogLine::raw).toList(), List.of()) : lines;
        return new LogSigns(fatal, crash, recent, report.filter(made -> important.isEmpty()).map(CrashReport::lines)
                .orElse(List.of()), sanitizer(lines), bounded("the phase", () -> server.health().phase(), ""));
    }

    /** What was written into files or to standard error, and else what is among the lines. */
    private List<String> sanitizer(List<String> lines) {
        List<String> reported = own.map(instance -> bounded("the sanitizers' reports",
                () -> instance.postMortem().sanitizers(), List.<String>of())).orElse(List.of());
        return reported.isEmpty() ? Headlines.in(lines) : reported;
    }

    /** The stacks of a server that is well are nobody's business: taking them would stop it. */
    private ThreadSigns threads(Optional<CrashReport> report, Talk talk) {
        String frame = report.map(CrashReport::keyFrame).orElse("");
        boolean look = server.pid().isPresent() && !server.suspended() && !talk.verdict().equals("HEALTHY");
        Optional<Stacks> taken = look ? bounded("the stacks",
                () -> Optional.of(diagnosis.look(2, Duration.ofMillis(100),
                Deadline.in(STEP))), Optional.empty()) : Optional.empty();
        return new ThreadSigns(frame, taken.map(Stacks::locked).orElse(List.of()).stream().limit(LOCKS).toList(),
                taken.map(Stacks::busy).orElse(List.of()).stream().limit(LOCKS).toList());
    }

    private Faults faults() {
        List<String> points = own.filter(Server::alive).filter(instance -> !instance.suspended())
                .map(instance -> bounded("the failure points", () -> instance.failurePoints().active(),
                instance.failurePoints().mine()))
                .orElse(List.of());
        return new Faults(server.suspended(), points);
    }

    private Talk talk() {
        Health health = server.health();
        if (!health.ok()) {
            return new Talk(health.verdict().name(), health.text());
        }
        Optional<Response> refused = bounded("an answer", () ->
                Optional.of(server.send(Request.of("GET", "/_api/version"))),
                Optional.<Response>empty()).filter(answer -> answer.status() == 401 || answer.status() == 403);
        return refused.map(answer -> new Talk("REFUSED", "answers " + answer
                + (answer.remark().isEmpty() ? "" : ": " + answer.remark()))).orElseGet(() ->
                new Talk(health.verdict().name(), health.text()));
    }

    private Host host(Optional<CrashReport> report) {
        String owner = server.exit().filter(exit -> !server.alive() && ArangodExit.portTaken(exit))
                .flatMap(exit -> PortOwner.of(server.endpoint().port())).map(PortOwner::toString).orElse("");
        return HostLook.of(server.pid(), server.home(), own.map(instance -> instance.postMortem().oomKills())
                .orElse(0L),
                report.map(made -> made.testimony().kernel()).stream().flatMap(List::stream).findFirst().orElse(""),
                owner);
    }

    private static <T> T bounded(String what, Supplier<T> look, T without) {
        return TimeBox.within(STEP, what, () -> {
            try {
                return look.get();
            } catch (LabException e) {
                return without; // that it does not tell is told by the look at its health
            }
        }, () -> without);
    }
}
