package org.arangolab.diagnose.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arangolab.ByteSize;
import org.arangolab.diagnose.why.Symptoms.Host;

/** Of servers whatever their state: what was done to them, and what the machine is short of. */
final class StateRules {
    private static final Pattern NO_SPACE = Pattern.compile(
            "No space left on device|IO error: .*No space|disk quota exceeded");
    private static final Pattern FILES = Pattern.compile("Too many open files|EMFILE");
    private static final Pattern MEMORY =
            Pattern.compile("bad_alloc|[Oo]ut of memory|Cannot allocate memory|memory limit exceeded");
    private static final Pattern AUTHENTICATION = Pattern.compile(
            "\\b401\\b|not authorized|[Uu]nauthorized|credentials");
    private static final Pattern STRANGER = Pattern.compile(
            "(?i)agen(?:t|cy).*(?:\\b401\\b|unauthorized|not authorized)");
    private static final int LAST = 3;
    private static final long LITTLE_DISK = 64L << 20;
    private static final double MUCH = 0.95;

    private StateRules() {
    }

    static List<Rule> all() {
        return List.of(StateRules::suspended, StateRules::failurePoints, StateRules::deadlock, StateRules::diskFull,
                StateRules::descriptors, StateRules::memory, StateRules::authentication, StateRules::overloaded,
                StateRules::busy, StateRules::mistaken, StateRules::unreachable, StateRules::strangerToTheAgency,
                StateRules::healthy);
    }

    private static Optional<Cause> suspended(Symptoms seen) {
        return seen.faults().suspended() ? Optional.of(Cause.of(99, "it is suspended",
                List.of("its process is stopped by SIGSTOP: it keeps its connections and answers nothing"), seen.name()
                + ".resume()"))
                : Optional.empty();
    }

    /** They explain whatever goes wrong while they are set, unless something graver has its own evidence. */
    private static Optional<Cause> failurePoints(Symptoms seen) {
        List<String> points = seen.faults().failurePoints();
        return points.isEmpty() ? Optional.empty() : Optional.of(Cause.of(90, points.size() == 1
                ? "the failure point " + points.get(0) + " is set" : points.size() + " failure points are set", points,
                seen.name() + ".clearFailAt()"));
    }

    private static Optional<Cause> deadlock(Symptoms seen) {
        List<String> locked = seen.threads().locked();
        return locked.size() < 2 || dead(seen) ? Optional.empty() : Optional.of(Cause.of(86, locked.size()
                + " threads wait for locks: it may be a deadlock", locked, seen.name() + ".stacks()",
                seen.name() + ".killWithCoreDump('deadlock?')"));
    }

    private static Optional<Cause> diskFull(Symptoms seen) {
        Optional<String> line = Rule.said(NO_SPACE, seen);
        long free = seen.host().diskFree();
        if (line.isEmpty() && (free < 0 || free >= LITTLE_DISK)) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>(line.stream().toList());
        if (free >= 0) {
            evidence.add(new ByteSize(free) + " left where its data is");
        }
        return Optional.of(Cause.of(line.isPresent() ? 93 : 75, "the disk is full", evidence, "df -h", "df -i"));
    }

    private static Optional<Cause> descriptors(Symptoms seen) {
        Host host = seen.host();
        Optional<String> line = Rule.said(FILES, seen);
        boolean many = host.descriptorLimit() > 0 && host.descriptors() >= MUCH * host.descriptorLimit();
        if (line.isEmpty() && !many) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>(line.stream().toList());
        if (host.descriptorLimit() > 0) {
            evidence.add(host.descriptors() + " descriptors open of " + host.descriptorLimit());
        }
        return Optional.of(Cause.of(93, "it has run out of file descriptors", evidence, seen.name() + ".sockets()",
                "ulimit -n"));
    }

    private static Optional<Cause> memory(Symptoms seen) {
        Host host = seen.host();
        Optional<String> line = Rule.said(MEMORY, seen);
        boolean full = host.memoryLimit() > 0 && host.resident() >= MUCH * host.memoryLimit();
        if (line.isEmpty() && !full) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>(line.stream().toList());
        if (host.memoryLimit() > 0) {
            evidence.add(new ByteSize(host.resident()) + " in memory, limit " + new ByteSize(host.memoryLimit()));
        }
        return Optional.of(Cause.of(full || dead(seen) ? 89 : 74, "it has no memory left", evidence,
                "a higher memory: among its settings", seen.name() + ".stats()"));
    }

    private static Optional<Cause> authentication(Symptoms seen) {
        return Optional.of(seen.talk().text()).filter(text -> !dead(seen) && AUTHENTICATION.matcher(text).find())
                .map(text -> Cause.of(88, "it does not accept the lab's credentials", List.of(text),
                        "auth: and its credentials among its settings", seen.name() + ".validate()"));
    }

    /** A verdict on the machine needs that the server is slow, too: an idle one does not mind. */
    private static Optional<Cause> overloaded(Symptoms seen) {
        Host host = seen.host();
        boolean loaded = host.load() > 2.0 * host.processors();
        return loaded && !well(seen) && !dead(seen) ? Optional.of(Cause.of(78, "the machine is overloaded", List.of(
                String.format(Locale.ROOT, "load %.1f on %d processors", host.load(), host.processors()),
                new ByteSize(Math.max(0, host.memoryFree())) + " of memory free"), "top",
                "fewer --jobs, longer time-outs"))
                : Optional.empty();
    }

    private static Optional<Cause> busy(Symptoms seen) {
        List<String> busy = seen.threads().busy();
        return busy.isEmpty() || dead(seen) || well(seen) ? Optional.empty() : Optional.of(Cause.of(76,
                busy.size() + (busy.size() == 1 ? " thread runs" : " threads run") + " all the time", busy,
                seen.name() + ".stacks()", "queries that run: " + seen.name() + ".get('/_api/query/current').json"));
    }

    private static Optional<Cause> mistaken(Symptoms seen) {
        return seen.talk().verdict().equals("MISTAKEN") ? Optional.of(Cause.of(87,
                "another server answers at its address",
                List.of(seen.talk().text()), "arangolab ps", "ss -ltnp")) : Optional.empty();
    }

    private static Optional<Cause> unreachable(Symptoms seen) {
        return dead(seen) || well(seen) || seen.talk().text().isEmpty() || seen.life() == Symptoms.Life.NOT_STARTED
                ? Optional.empty() : Optional.of(Cause.of(50, "it does not answer as it should: " + seen.talk().text(),
                Stream.concat(Stream.of("health: " + seen.talk().verdict()), last(seen)).toList(),
                seen.name() + ".validate()", seen.name() + ".stacks()"));
    }

    private static Stream<String> last(Symptoms seen) {
        List<String> lines = seen.log().important();
        return lines.subList(Math.max(0, lines.size() - LAST), lines.size()).stream().map(line -> "log: " + line);
    }

    /** A server of a cluster with another secret than the agency's waits for it and never says so to its clients. */
    private static Optional<Cause> strangerToTheAgency(Symptoms seen) {
        return Rule.said(STRANGER, seen).filter(line -> !dead(seen) && !well(seen)).map(line -> Cause.of(86,
                "the agency does not accept it: its JWT secret is another one", List.of(line),
                "the same secret for all: cluster { … auth jwt }"));
    }

    private static Optional<Cause> healthy(Symptoms seen) {
        return seen.life() == Symptoms.Life.RUNNING && well(seen)
                ? Optional.of(Cause.of(Cause.NOTHING_WRONG, "nothing is wrong with it: "
                + seen.talk().text(), List.of("health: " + seen.talk().verdict()), seen.name() + ".log.important(20)"))
                : Optional.empty();
    }

    private static boolean well(Symptoms seen) {
        return seen.talk().verdict().equals("HEALTHY");
    }

    private static boolean dead(Symptoms seen) {
        return seen.ending().isPresent();
    }
}
