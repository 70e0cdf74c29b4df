package org.arangolab.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Recogniser;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;
import org.arangolab.finding.Told;
import org.arangolab.process.Signal;

/**
 * Finds in the lines of servers' logs, of one server or of many mixed: crashes, starts that failed, FATAL and ERROR
 * lines, and the warnings that mean a loss. Keeps what belongs to processes that crash or start now, nothing else.
 */
public final class LogScanner implements Recogniser {
    private static final int MOST_PROCESSES = 64;
    private static final int MOST_HELD = 40;
    private static final long NEAR = 30;
    private static final String GREETING = "a7903";
    private static final Pattern BANNER =
            Pattern.compile("^ArangoDB (?:\\(version )?\\d+\\.\\d+.*(?:\\[[a-z]+\\d*\\]|VPack|RocksDB|OpenSSL)");
    private static final Pattern LOSS =
            Pattern.compile("No space left on device|Too many open files|out of memory|bad_alloc|Corruption:|"
                    + "checksum mismatch|[Rr]ead-only file system|Input/output error");
    private static final Pattern OPTIONS =
            Pattern.compile("^Error while processing command-line options for \\S*arango");
    private static final Pattern CHILD =
            Pattern.compile("^child (?:process )?(?<pid>\\d{1,18}) (?:terminated|died|"
                    + "exited).*\\((?<signal>SIG(?:SEGV|ABRT|BUS|ILL|FPE|KILL|TRAP))\\)|"
                    + "^child (?<pid2>\\d{1,18}) died a horrible death, signal (?<number>\\d{1,3})");

    private final FindingSet found;
    private final LogRules rules;
    private final Map<String, Server> servers = new LinkedHashMap<>(16, 0.75f, true);
    private long lines;
    /** Where the server began to tell of its options, before it had a log. */
    private TextLine optionsAt;

    /** What is known of one process of which lines come. */
    private static final class Server {
        private CrashGroup crash;
        private boolean starting;
        private boolean ready;
        private long failedAt = Long.MIN_VALUE / 2;
        private final Deque<Draft> held = new ArrayDeque<>();
    }

    /** Puts what it finds into the set; lines that the rules allow are none. */
    public LogScanner(FindingSet found, LogRules rules) {
        this.found = found;
        this.rules = rules;
    }

    @Override
    public boolean accept(TextLine line) {
        if (options(line)) {
            return true;
        }
        LogLine parsed = LogLine.parse(line.text());
        if (parsed.certain()) {
            lines++;
            if (!rules.allows(parsed)) {
                judge(line, parsed);
            }
            return true;
        }
        return false;
    }

    /** Mistakes in options are told on standard error, in lines without time and level. */
    private boolean options(TextLine line) {
        if (OPTIONS.matcher(line.text()).find()) {
            optionsAt = line;
            lines++;
            return true;
        }
        if (optionsAt == null || line.text().isBlank()) {
            return false;
        }
        Draft draft = new Draft(FindingKind.STARTUP_FAILURE, "arangod", optionsAt.number()).severity(Severity.FATAL);
        optionsAt = null;
        StartFailure failure = StartFailure.of(line.text()).orElse(new StartFailure("invalid option value", 4));
        found.add(draft.type(failure.reason()).reason(failure.reason(), failure.exitCode()).summary(line.text()));
        return true;
    }

    /** How many lines were a server's. */
    public long lines() {
        return lines;
    }

    private void judge(TextLine line, LogLine parsed) {
        Server server = server(line.lane() + "|" + parsed.pid().map(String::valueOf).orElse(""));
        if (BANNER.matcher(parsed.message()).find() && !parsed.ready() && !parsed.fatal()) {
            begin(server);
        } else if (parsed.ready()) {
            release(server);
            server.ready = true;
        } else if (parsed.topic().equals("crash") || CrashGroup.begins(parsed)) {
            crash(server, line.number(), parsed);
        } else if (parsed.message().startsWith("child ") && CHILD.matcher(parsed.message()).find()) {
            child(line.number(), parsed);
        } else if (parsed.fatal()) {
            fatal(server, line.number(), parsed);
        } else if (parsed.level().equals(Optional.of(LogLevel.ERROR))) {
            error(server, line.number(), parsed);
        } else if (parsed.level().equals(Optional.of(LogLevel.WARNING)) && LOSS.matcher(parsed.message()).find()) {
            found.add(draft(FindingKind.ERROR, line.number(), parsed).severity(Severity.WARNING));
        } else if (parsed.message().startsWith("shutting down") || parsed.message().endsWith("has been shut down")) {
            close(server);
        }
    }

    /** In supervisor mode the parent tells how the server ended. */
    private void child(long number, LogLine line) {
        Matcher child = CHILD.matcher(line.message());
        if (child.find()) {
            boolean named = child.group("signal") != null;
            String signal = named ? child.group("signal") : Signal.word(child.group("number"));
            found.add(draft(FindingKind.CRASH, number, line).severity(Severity.FATAL)
                    .pid(child.group(named ? "pid" : "pid2")).signal(signal).type(signal).told(Told.BY_STARTER));
        }
    }

    private Server server(String key) {
        Server known = servers.get(key);
        if (known != null) {
            return known;
        }
        if (servers.size() >= MOST_PROCESSES) {
            Iterator<Server> oldest = servers.values().iterator();
            close(oldest.next());
            oldest.remove();
        }
        Server server = new Server();
        servers.put(key, server);
        return server;
    }

    private void begin(Server server) {
        close(server);
        server.starting = true;
        server.ready = false;
    }

    private void close(Server server) {
        if (server.crash != null) {
            found.add(server.crash.draft());
            server.crash = null;
        }
        release(server);
    }

    /** The start went well, or how it ended is not told: its errors stand for themselves. */
    private void release(Server server) {
        server.held.forEach(found::add);
        server.held.clear();
        server.starting = false;
    }

    private void crash(Server server, long number, LogLine line) {
        if (CrashGroup.begins(line)) {
            close(server);
            server.crash = CrashGroup.of(number, line);
        } else if (server.crash != null) {
            server.crash.add(line);
        } else if (CrashGroup.frame(line)) {
            server.crash = CrashGroup.of(number, line);
            server.crash.add(line);
        } else if (line.fatal() && !line.id().equals(GREETING)) {
            found.add(draft(FindingKind.FATAL, number, line).severity(Severity.FATAL));
        }
    }

    private void fatal(Server server, long number, LogLine line) {
        Optional<StartFailure> failure = server.starting ? Optional.of(StartFailure.starting(line.message()))
                : server.ready ? Optional.empty() : StartFailure.certain(line.message());
        if (number - server.failedAt < 10) {
            return; // the second line of the same end
        }
        if (failure.isPresent()) {
            fail(server, number, line, failure.get());
        } else {
            found.add(draft(FindingKind.FATAL, number, line).severity(Severity.FATAL));
        }
    }

    private void fail(Server server, long number, LogLine line, StartFailure failure) {
        // What it said while it started tells of the same end; of a start that was not seen, only what it said just
        // now.
        server.held.stream().filter(held -> !server.starting && number - held.line() > NEAR).forEach(found::add);
        server.held.clear();
        server.starting = false;
        server.failedAt = number;
        found.add(draft(FindingKind.STARTUP_FAILURE, number, line).severity(Severity.FATAL).type(failure.reason())
                .reason(failure.reason(), failure.exitCode()));
    }

    private void error(Server server, long number, LogLine line) {
        Optional<StartFailure> failure = server.ready ? Optional.empty() : StartFailure.ofError(line.message());
        if (failure.isPresent()) {
            fail(server, number, line, failure.get());
        } else if (number - server.failedAt < 20) {
            return; // what a start that failed says of it in more lines
        } else if (server.starting || !server.ready) {
            server.held.add(draft(FindingKind.ERROR, number, line));
            if (server.held.size() > MOST_HELD) {
                found.add(server.held.remove());
            }
        } else {
            found.add(draft(FindingKind.ERROR, number, line));
        }
    }

    private static Draft draft(FindingKind kind, long number, LogLine line) {
        return new Draft(kind, "arangod", number).pid(line.pid().orElse(0L)).thread(line.thread())
                .type(line.topic()).summary((line.id().isEmpty() ? "" : "[" + line.id() + "] ") + line.message());
    }

    @Override
    public boolean hungry() {
        return optionsAt != null; // each line of a server's tells its level by itself
    }

    @Override
    public void end() {
        List<Server> rest = new ArrayList<>(servers.values());
        servers.clear();
        rest.forEach(this::close);
    }
}
