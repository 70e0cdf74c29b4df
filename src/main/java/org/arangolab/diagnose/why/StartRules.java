package org.arangolab.diagnose.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.arangolab.diagnose.why.Symptoms.Ending;
import org.arangolab.diagnose.why.Symptoms.Life;

/** Of servers that do not come up. Exit codes: facts/server.md 2.4. */
final class StartRules {
    private static final int PORT = 21;
    private static final int LOCKED = 22;
    private static final Pattern BIND = Pattern.compile("failed to bind to endpoint|[Aa]ddress already in use");
    private static final Pattern LOCK = Pattern.compile("database is locked by process|could not lock");
    private static final Pattern LOADER = Pattern.compile("error while loading shared libraries|version `GLIBC|"
            + "cannot execute binary file|Exec format error|Illegal instruction|No such file or directory");
    private static final Pattern AGENCY = Pattern.compile("(?i)agency|waiting for .*(coordinator|db-?server|cluster)");
    private static final Pattern CERTIFICATE = Pattern.compile("(?i)keyfile|certificate|could not .*ssl|openssl");

    private StartRules() {
    }

    static List<Rule> all() {
        return List.of(StartRules::notStarted, StartRules::portTaken, StartRules::locked, StartRules::option,
                StartRules::upgrade, StartRules::wrongBinary, StartRules::limits, StartRules::agency,
                StartRules::certificate,
                StartRules::starting);
    }

    private static Optional<Cause> notStarted(Symptoms seen) {
        return seen.life() == Life.NOT_STARTED ? Optional.of(Cause.of(99, "it was never started", List.of(),
                seen.name() + ".start().waitUntilReady(30.s)")) : Optional.empty();
    }

    private static Optional<Cause> portTaken(Symptoms seen) {
        Optional<String> line = Rule.said(BIND, seen);
        return ended(seen, PORT).or(() -> seen.ending().filter(end -> line.isPresent())).map(end -> {
            List<String> evidence = evidence(end, line);
            if (!seen.host().portOwner().isEmpty()) {
                evidence.add("the port is held by " + seen.host().portOwner());
            }
            return Cause.of(92, "its port is taken" + (seen.host().portOwner().isEmpty() ? "" : " by "
                    + seen.host().portOwner()), evidence, "ss -ltnp", "leave out endpoint: and let the lab choose");
        });
    }

    private static Optional<Cause> locked(Symptoms seen) {
        Optional<String> line = Rule.said(LOCK, seen);
        return ended(seen, LOCKED).or(() -> seen.ending().filter(end -> line.isPresent())).map(end -> Cause.of(92,
                "another server uses its data directory", evidence(end, line), "arangolab ps",
                "another dir: among its settings"));
    }

    private static Optional<Cause> option(Symptoms seen) {
        return ended(seen, 3).or(() -> ended(seen, 4)).map(end -> Cause.of(91, end.code() == 3
                ? "it does not know one of its options" : "one of its options has a wrong value",
                evidence(end, last(seen)), seen.name() + ".explain()", "arangod --help-all"));
    }

    private static Optional<Cause> upgrade(Symptoms seen) {
        return ended(seen, 11).or(() -> ended(seen, 12)).or(() -> ended(seen, 10)).map(end -> Cause.of(91,
                end.code() == 12 ? "its data was written by a newer version" : end.code() == 10 ? "its upgrade failed"
                        : "its data was written by an older version", evidence(end, last(seen)),
                seen.name() + ".restart('database.auto-upgrade': true)"));
    }

    /** 126 and 127 are a shell's and the loader's, not arangod's. */
    private static Optional<Cause> wrongBinary(Symptoms seen) {
        Optional<String> line = Rule.line(LOADER, seen.log().stderr());
        return seen.ending().filter(end -> end.code() == 126 || end.code() == 127 || end.signal().equals("SIGILL")
                && seen.log().crash().isEmpty() || line.filter(l -> !l.contains("No such file")).isPresent())
                .map(end -> Cause.of(95, "the executable does not fit this machine" + line.map(l -> ": " + l)
                .orElse(""),
                        evidence(end, line), "arangolab doctor", "ldd on the executable"));
    }

    private static Optional<Cause> limits(Symptoms seen) {
        return ended(seen, 28).map(end -> Cause.of(91, "the limits that it was started with are too low for it",
                evidence(end, last(seen)), "ulimit -n", "arangolab doctor"));
    }

    private static Optional<Cause> agency(Symptoms seen) {
        if (seen.life() != Life.STARTING) {
            return Optional.empty();
        }
        return Rule.line(AGENCY, seen.log().important()).or(() -> Optional.of(seen.log().phase())
                .filter(phase -> AGENCY.matcher(phase).find())).map(line -> Cause.of(85,
                "it waits for the agency", List.of("it is starting and says: " + line), "are the agents up? instances",
                seen.name() + ".log.tail(20)"));
    }

    private static Optional<Cause> certificate(Symptoms seen) {
        return Optional.of(seen.log().fatal()).filter(line -> CERTIFICATE.matcher(line).find()).map(line -> Cause.of(88,
                "it cannot use its certificate", List.of("fatal: " + line), "openssl x509 -in KEYFILE -noout -text"));
    }

    private static Optional<Cause> starting(Symptoms seen) {
        return seen.life() == Life.STARTING ? Optional.of(Cause.of(40, "it is still starting"
                + (seen.log().phase().isEmpty() ? "" : ": " + seen.log().phase()), List.of(),
                seen.name() + ".log.tail(20)", seen.name() + ".stacks()")) : Optional.empty();
    }

    private static Optional<Ending> ended(Symptoms seen, int code) {
        return seen.ending().filter(end -> end.code() == code);
    }

    private static Optional<String> last(Symptoms seen) {
        return seen.log().fatal().isEmpty() ? seen.log().stderr().stream().reduce((a, b) -> b)
                : Optional.of(seen.log().fatal());
    }

    private static List<String> evidence(Ending end, Optional<String> line) {
        List<String> evidence = new ArrayList<>(List.of("it ended with " + end.text()));
        line.ifPresent(evidence::add);
        return evidence;
    }
}
