package org.arangolab.dsl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.tools.BackupSchedule;
import org.arangolab.tools.HotBackups;
import org.arangolab.tools.HotBackups.Backup;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolResult;

/**
 * A call of arangobackup. As a call it names its operation, {@code arangobackup(db1, 'create', label: 'x')}; by
 * redirection {@code arangobackup < db1 > 'label'} makes a backup and {@code arangobackup < 'label' > db1} restores the
 * newest of that label. What was made or restored is looked after.
 */
public final class BackupCall extends ToolCall {
    private static final List<String> OPERATIONS = List.of("create", "list", "restore", "delete", "upload", "download");
    /** How long a single server may take to be back after a restore. */
    private static final Duration RESTART = Duration.ofMinutes(2);
    private static final String LABEL = "label";
    private static final String IDENTIFIER = "identifier";

    private Optional<String> wanted = Optional.empty();

    BackupCall(Toolbox toolbox) {
        super(toolbox, Tool.ARANGOBACKUP);
    }

    @Override
    void word(Object operation) {
        String text = String.valueOf(operation);
        if (!OPERATIONS.contains(text)) {
            throw new ConfigException("arangobackup: there is no operation '" + text + "'"
                    + Suggestion.hint(text, OPERATIONS));
        }
        become(job().withPositional(List.of(text)));
    }

    @Override
    public ToolCall from(Object source) {
        if (!aim(source)) {
            word("restore");
            wanted = Optional.of(String.valueOf(source));
        }
        return this;
    }

    @Override
    public ToolCall to(Object sink) {
        if (!aim(sink)) {
            word("create");
            become(job().with(LABEL, String.valueOf(sink)));
        }
        return this;
    }

    @Override
    Optional<String> afterwards() {
        return job().positional().equals(List.of("restore")) ? Optional.of("a restore") : Optional.empty();
    }

    @Override
    ToolResult execute(ToolJob job) {
        return switch (job.positional().isEmpty() ? "" : job.positional().get(0)) {
            case "create" -> new HotBackups(toolbox().runner(), job).create();
            case "restore" -> restored(job);
            case "delete" -> {
                named(job).ifPresent(name -> become(job.with(IDENTIFIER, find(name).identifier())));
                yield super.execute(job());
            }
            default -> super.execute(job);
        };
    }

    private ToolResult restored(ToolJob job) {
        Optional<String> name = named(job);
        if (name.isEmpty()) {
            return super.execute(job); // the rules tell what is missing
        }
        Duration restart = toolbox().isSingle(job.target()) && missing(job, "max-wait-for-restart") ? RESTART
                : Duration.ZERO;
        ToolResult result = new HotBackups(toolbox().runner(), job).restore(find(name.get()), restart);
        if (result.isOk()) {
            toolbox().awaitReady(job.target(), RESTART);
        }
        return result;
    }

    private Optional<String> named(ToolJob job) {
        return wanted.or(() -> Optional.ofNullable(job.options().get(IDENTIFIER)).map(String::valueOf));
    }

    private Backup find(String name) {
        return all().find(name);
    }

    private HotBackups all() {
        return new HotBackups(toolbox().runner(), ready());
    }

    /** All backups, the oldest first, as they are listed. */
    public List<Backup> getBackups() {
        return all().list();
    }

    /** The identifiers of all backups, the oldest first. */
    public List<String> getIdentifiers() {
        return getBackups().stream().map(Backup::identifier).toList();
    }

    /** Removes all but the newest so many; answers what was removed. */
    public List<String> keep(int count) {
        return all().rotate(count, label());
    }

    /** Makes a backup now and then one each interval, until the end of the test or the lab. */
    public BackupSchedule every(Duration interval) {
        String label = label().isEmpty() ? "scheduled" : label();
        become(job().with(LABEL, label));
        BackupSchedule schedule = new BackupSchedule(all(), interval, label);
        toolbox().endAtTheLatest(schedule::close);
        return schedule;
    }

    private String label() {
        return Optional.ofNullable(job().options().get(LABEL)).map(String::valueOf).orElse("");
    }

    /** The identifier of the backup that was made; empty when this call made none. */
    public Optional<String> getIdentifier() {
        return Optional.ofNullable(run().counters().get(IDENTIFIER)).map(String::valueOf);
    }
}
