package org.arangolab.run.html;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.arangolab.event.JournalReader;
import org.arangolab.event.LabEvent;
import org.arangolab.run.TestCase;

/** What happened in a run, put together from its events, which come one after the other. Used from one thread. */
final class Story {
    private static final int MOST_MARKS = 20_000;

    private Optional<Instant> from = Optional.empty();
    private Instant to = Instant.EPOCH;
    private Path directory = Path.of("");
    private String host = "";
    private final Set<String> versions = new LinkedHashSet<>();
    private final List<Result> ended = new ArrayList<>();
    private final Map<TestCase, Deque<Instant>> open = new LinkedHashMap<>();
    private final Map<String, Deque<Instant>> scripts = new LinkedHashMap<>();
    private final List<Life> lives = new ArrayList<>();
    private final Map<Long, Life> alive = new LinkedHashMap<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final HostSeries hostSeries = new HostSeries();

    /** A file of the findings, when it was made and of which process. */
    record Finding(Instant at, String subject, long pid, String file, String text) {
    }

    void hear(JournalReader.Entry entry) {
        Instant at = entry.time();
        from = from.or(() -> Optional.of(at));
        to = at.isAfter(to) ? at : to;
        LabEvent event = entry.event();
        if (event instanceof LabEvent.ResourcesSampled sample) {
            Optional.ofNullable(alive.get(sample.pid())).ifPresent(life -> life.series.add(at, sample));
        } else if (!test(at, event) && !life(at, event) && !evidence(at, event)) {
            circumstance(at, event);
        }
    }

    private boolean test(Instant at, LabEvent event) {
        if (event instanceof LabEvent.ScriptStarted start) {
            begin(scripts, start.subject(), at);
        } else if (event instanceof LabEvent.ScriptEnded end) {
            end(scripts, end.subject());
        } else if (event instanceof LabEvent.TestStarted start) {
            begin(open, new TestCase(start.subject(), start.file()), at);
        } else if (event instanceof LabEvent.TestEnded end) {
            end(open, new TestCase(end.subject(), end.file()));
            ended.add(Result.ended(ended.size() + 1, at, end));
        } else {
            return false;
        }
        return true;
    }

    private static <K> void begin(Map<K, Deque<Instant>> running, K key, Instant at) {
        running.computeIfAbsent(key, k -> new ArrayDeque<>()).add(at);
    }

    private static <K> void end(Map<K, Deque<Instant>> running, K key) {
        running.computeIfPresent(key, (k, starts) -> {
            starts.poll();
            return starts.isEmpty() ? null : starts;
        });
    }

    private boolean life(Instant at, LabEvent event) {
        if (event instanceof LabEvent.InstanceStarted start) {
            begin(new Life(start.subject(), start.pid(), folder(start.commandLine(), "instances/" + start.subject()
                    + "/"),
                    "instances/" + start.subject(), false, at));
        } else if (event instanceof LabEvent.ToolStarted start) {
            begin(new Life(start.subject(), start.pid(), "", "tools/" + start.subject(), true, at));
        } else if (event instanceof LabEvent.InstanceReady ready) {
            versions.add(ready.version());
            of(ready.pid()).ifPresent(life -> {
                life.ready = Optional.of(at);
                life.version = ready.version();
            });
        } else if (event instanceof LabEvent.InstanceStopped stop) {
            of(stop.pid()).ifPresent(life -> life.ended(at, "stopped: " + stop.exit(), false));
        } else if (event instanceof LabEvent.InstanceCrashed crash) {
            of(crash.pid()).ifPresent(life -> life.ended(at, "crashed: " + crash.exit(), true));
            mark(at, Mark.Kind.CRASH, crash.subject(), crash.pid(), "crashed: " + crash.exit()
                    + (crash.reason().isEmpty() ? "" : "; " + crash.reason()));
        } else if (event instanceof LabEvent.ToolEnded end) {
            of(end.pid()).ifPresent(life -> life.ended(at, end.exit()
                    + (end.problem().isEmpty() ? "" : "; " + end.problem()),
                    !end.problem().isEmpty()));
        } else {
            return false;
        }
        return true;
    }

    private void begin(Life life) {
        lives.add(life);
        alive.put(life.pid, life);
    }

    private Optional<Life> of(long pid) {
        return Optional.ofNullable(alive.get(pid));
    }

    /** A server's command line names its directory, and that has its script's in it when there are several. */
    private String folder(String commandLine, String place) {
        String root = directory + "/";
        int end = commandLine.indexOf("/" + place);
        int begin = end < 0 ? -1 : commandLine.lastIndexOf(root, end);
        return begin < 0 || begin + root.length() > end ? "" : commandLine.substring(begin + root.length(), end);
    }

    private boolean evidence(Instant at, LabEvent event) {
        if (event instanceof LabEvent.CrashReported report) {
            findings.add(new Finding(at, report.subject(), report.pid(), report.file(), "crash: "
                    + report.signature()));
        } else if (event instanceof LabEvent.StacksTaken taken) {
            mark(at, Mark.Kind.STACKS, taken.subject(), taken.pid(), "stacks taken: " + taken.why());
            findings.add(new Finding(at, taken.subject(), taken.pid(), taken.file(), "stacks: " + taken.why()));
        } else if (event instanceof LabEvent.HostSampled sample) {
            hostSeries.add(at, sample);
        } else {
            return false;
        }
        return true;
    }

    private void circumstance(Instant at, LabEvent event) {
        if (event instanceof LabEvent.LabOpened opened) {
            directory = opened.directory();
        } else if (event instanceof LabEvent.HostDescribed described) {
            host = described.text();
        } else if (event instanceof LabEvent.FailurePointSet set) {
            mark(at, Mark.Kind.FAULT, set.subject(), set.pid(), "failure point set: " + set.point());
        } else if (event instanceof LabEvent.FailurePointCleared cleared) {
            mark(at, Mark.Kind.FAULT, cleared.subject(), cleared.pid(), "failure point cleared: " + cleared.point());
        } else if (event instanceof LabEvent.SignalSent sent) {
            mark(at, Mark.Kind.SIGNAL, sent.subject(), sent.pid(), "signal " + sent.signal());
        } else if (event instanceof LabEvent.InstanceSuspended stopped) {
            mark(at, Mark.Kind.FAULT, stopped.subject(), stopped.pid(), "suspended");
        } else if (event instanceof LabEvent.InstanceResumed resumed) {
            mark(at, Mark.Kind.FAULT, resumed.subject(), resumed.pid(), "resumed");
        } else if (event instanceof LabEvent.StopEscalated step) {
            mark(at, Mark.Kind.SIGNAL, step.subject(), step.pid(), "stop escalated: " + step.step() + ", "
                    + step.why());
        } else if (event instanceof LabEvent.HealthChanged change) {
            mark(at, Mark.Kind.HEALTH, change.subject(), 0, change.from() + " to " + change.to() + ": "
                    + change.text());
        } else if (event instanceof LabEvent.Recorded recorded) {
            mark(at, Mark.Kind.NOTE, recorded.subject(), recorded.pid(), "recorded: " + recorded.replay()
                    + (recorded.problem().isEmpty() ? "" : "; " + recorded.problem()));
        } else if (event instanceof LabEvent.Note note) {
            mark(at, Mark.Kind.NOTE, note.subject(), 0, note.text());
        }
    }

    private void mark(Instant at, Mark.Kind kind, String subject, long pid, String text) {
        if (marks.size() < MOST_MARKS) {
            marks.add(new Mark(at, kind, subject, pid, text));
        }
    }

    Axis axis() {
        return new Axis(from.orElse(Instant.EPOCH), to);
    }

    Path directory() {
        return directory;
    }

    /** What the machine is; empty when the run was too short to find out. */
    String host() {
        return host;
    }

    Set<String> versions() {
        return versions;
    }

    /** Those that ended, and then those that did not; a script that ran outside of its tests stands for itself. */
    List<Result> results() {
        List<Result> all = new ArrayList<>(ended);
        Set<String> told = new LinkedHashSet<>();
        Stream.concat(open.entrySet().stream(), scripts.entrySet().stream()
                .map(script -> Map.entry(TestCase.ofScript(script.getKey()), script.getValue()))).forEach(test -> {
                    if (told.add(test.getKey().file()) || open.containsKey(test.getKey())) {
                        test.getValue().forEach(start -> all.add(Result.unfinished(all.size() + 1, test.getKey(),
                                start, to)));
                    }
                });
        return all;
    }

    List<Life> lives() {
        return lives;
    }

    List<Mark> marks() {
        return marks;
    }

    List<Finding> findings() {
        return findings;
    }

    HostSeries hostSeries() {
        return hostSeries;
    }
}
