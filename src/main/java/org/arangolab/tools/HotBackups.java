package org.arangolab.tools;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;

/**
 * The hot backups of one server or cluster, by arangobackup. What it says to have done is looked after in its list of
 * backups, because its exit code is 0 in any case. Source: facts/client-tools.md 4 and 11. Thread-safe.
 */
public final class HotBackups {
    private static final String IDENTIFIER = "identifier";
    private static final Pattern LISTED = Pattern.compile("(?:^|\\{backup\\} )\\s*- (\\S+)$");
    private static final Pattern FACT = Pattern.compile("(?:^|\\{backup\\} )\\s+([A-Za-z/ ]+?):\\s+(\\S+)$");

    private final ToolRunner runner;
    private final ToolJob job;

    /** With the target, the time limit and the checks of a job of arangobackup. */
    public HotBackups(ToolRunner runner, ToolJob job) {
        this.runner = runner;
        this.job = job;
    }

    /**
     * One backup, as it is listed.
     *
     * @param identifier   {@code 2026-05-15T14.20.15Z_label}
     * @param version      of the server that made it
     * @param size         in bytes; 0 when it is not told
     * @param files        how many; 0 when it is not told
     * @param inconsistent whether it was made without the lock
     * @param available    whether all its parts are there
     */
    public record Backup(String identifier, String version, long size, long files, boolean inconsistent,
                         boolean available) {
        static Backup of(String identifier, Map<String, String> facts) {
            return new Backup(identifier, facts.getOrDefault("version", ""),
                    Long.parseLong(facts.getOrDefault("size in bytes", "0")),
                    Long.parseLong(facts.getOrDefault("number of files", "0")),
                    facts.getOrDefault("potentiallyInconsistent", "false").equals("true"),
                    facts.getOrDefault("available", "true").equals("true"));
        }

        /** Whether it has this label or is this identifier. */
        boolean is(String labelOrIdentifier) {
            return identifier.equals(labelOrIdentifier) || identifier.endsWith("_" + labelOrIdentifier);
        }
    }

    /** All of them, the oldest first. */
    public List<Backup> list() {
        return listed(runner.run(plain().withPositional(List.of("list"))).stdout());
    }

    static List<Backup> listed(String output) {
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        output.lines().forEach(line -> {
            Matcher name = LISTED.matcher(line);
            Matcher fact = FACT.matcher(line);
            if (name.find()) {
                current.clear();
                current.add(name.group(1));
                found.put(name.group(1), new LinkedHashMap<>());
            } else if (!current.isEmpty() && fact.find()) {
                found.get(current.get(0)).put(fact.group(1).strip(), fact.group(2));
            }
        });
        return found.entrySet().stream().map(backup -> Backup.of(backup.getKey(), backup.getValue()))
                .sorted(Comparator.comparing(Backup::identifier)).toList();
    }

    /**
     * Makes one, and looks whether it is listed and complete.
     *
     * @throws ToolFailedException when it is not, or the tool has failed
     */
    public ToolResult create() {
        ToolResult made = runner.run(job.withPositional(List.of("create")));
        if (!made.isOk()) {
            return made;
        }
        Optional<String> identifier = Optional.ofNullable(made.counters().get(IDENTIFIER)).map(String::valueOf);
        if (identifier.isEmpty()) {
            return runner.checked(job, made.failed("it told no identifier of a backup"));
        }
        Optional<Backup> listed = list().stream()
                .filter(backup -> backup.is(identifier.get())).findFirst();
        if (listed.isEmpty()) {
            return runner.checked(job, made.failed("the backup " + identifier.get() + " is not in its list"));
        }
        return listed.get().available() ? made
                : runner.checked(job, made.failed("the backup " + identifier.get() + " is not complete"));
    }

    /**
     * The newest one of this label, or the one of this identifier.
     *
     * @throws ConfigException when there is none, with the nearest ones
     */
    public Backup find(String labelOrIdentifier) {
        List<Backup> all = list();
        List<String> names = all.stream().map(Backup::identifier).toList();
        return all.stream().filter(backup -> backup.is(labelOrIdentifier)).reduce((older, newer) -> newer)
                .orElseThrow(() -> new ConfigException("arangobackup: there is no backup '" + labelOrIdentifier + "'"
                        + (names.isEmpty() ? "; there are none at all" : Suggestion.hint(labelOrIdentifier, names))));
    }

    /** Restores one; waits so long for a single server to be back. */
    public ToolResult restore(Backup backup, Duration restart) {
        if (!backup.available()) {
            throw new ConfigException("arangobackup: the backup " + backup.identifier()
                    + " is not complete, so that it cannot be restored");
        }
        ToolJob wanted = job.withPositional(List.of("restore")).with(IDENTIFIER, backup.identifier());
        return runner.run(restart.isZero() ? wanted : wanted.with("max-wait-for-restart", restart));
    }

    /** Removes one. */
    public ToolResult delete(Backup backup) {
        return runner.run(plain().withPositional(List.of("delete")).with(IDENTIFIER, backup.identifier()));
    }

    /**
     * Removes all but the newest so many, of those that end in the label when it is not empty; answers what was
     * removed.
     */
    public List<String> rotate(int keep, String label) {
        if (keep < 0) {
            throw new ConfigException("arangobackup: keep: expected 0 or more, not " + keep);
        }
        List<Backup> all = list().stream()
                .filter(backup -> label.isEmpty() || backup.is(label)).toList();
        List<Backup> old = all.subList(0, Math.max(0, all.size() - keep));
        old.forEach(this::delete);
        return old.stream().map(Backup::identifier).toList();
    }

    /** Without what belongs to one operation. */
    private ToolJob plain() {
        ToolJob plain = ToolJob.of(Tool.ARANGOBACKUP).within(job.terms().limit());
        ToolJob aimed = job.target().map(plain::on).orElse(plain);
        for (Map.Entry<String, Object> option : job.options().entrySet()) {
            if (option.getKey().startsWith("server.")) {
                aimed = aimed.with(option.getKey(), option.getValue());
            }
        }
        return aimed;
    }
}
