package org.arangolab.dsl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolResult;

/**
 * A call of arangobackup. As a call it names its operation, {@code arangobackup(db1, 'create', label: 'x')}; by redirection
 * {@code arangobackup < db1 > 'label'} makes a backup and {@code arangobackup < 'label' > db1} restores the newest of that
 * label.
 */
public final class BackupCall extends ToolCall {
    private static final List<String> OPERATIONS = List.of("create", "list", "restore", "delete", "upload", "download");
    private static final Pattern LISTED = Pattern.compile(" - (\\S+)$", Pattern.MULTILINE);

    BackupCall(Toolbox toolbox) {
        super(toolbox, Tool.ARANGOBACKUP);
    }

    @Override
    void word(Object operation) {
        String text = String.valueOf(operation);
        if (!OPERATIONS.contains(text)) {
            throw new ConfigException("arangobackup: there is no operation '" + text + "'" + Suggestion.hint(text, OPERATIONS));
        }
        become(job().withPositional(List.of(text)));
    }

    @Override
    public ToolCall from(Object source) {
        if (!aim(source)) {
            word("restore");
            become(job().with("label-or-identifier", String.valueOf(source)));
        }
        return this;
    }

    @Override
    public ToolCall to(Object sink) {
        if (!aim(sink)) {
            word("create");
            become(job().with("label", String.valueOf(sink)));
        }
        return this;
    }

    @Override
    ToolJob ready() {
        ToolJob job = super.ready();
        Object wanted = job.options().get("label-or-identifier");
        return wanted == null ? job : restoring(job, String.valueOf(wanted));
    }

    private ToolJob restoring(ToolJob job, String wanted) {
        List<String> all = identifiers();
        String identifier = all.stream().filter(id -> id.equals(wanted) || id.endsWith("_" + wanted))
                .max(Comparator.naturalOrder()).orElseThrow(() -> new ConfigException("arangobackup: there is no backup '"
                        + wanted + "'" + (all.isEmpty() ? "; there are none at all" : Suggestion.hint(wanted, all))));
        ToolJob plain = ToolJob.of(Tool.ARANGOBACKUP).on(job.target().orElseThrow()).within(job.limit())
                .withPositional(List.of("restore")).with("identifier", identifier);
        return job.check() ? plain : plain.unchecked();
    }

    /** The identifiers of all backups, the oldest first. */
    public List<String> identifiers() {
        ToolResult listed = toolbox().runner().run(ToolJob.of(Tool.ARANGOBACKUP).on(job().target().orElseThrow(() ->
                new ConfigException("arangobackup needs a server"))).withPositional(List.of("list")));
        List<String> found = new ArrayList<>();
        LISTED.matcher(listed.stdout()).results().forEach(line -> found.add(line.group(1)));
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /** Removes all but the newest so many; answers what was removed. */
    public List<String> keep(int count) {
        List<String> all = identifiers();
        List<String> old = all.subList(0, Math.max(0, all.size() - count));
        old.forEach(identifier -> toolbox().runner().run(ToolJob.of(Tool.ARANGOBACKUP).on(job().target().orElseThrow())
                .withPositional(List.of("delete")).with(Map.of("identifier", identifier))));
        return List.copyOf(old);
    }

    /** The identifier of the backup that was made; empty when this call made none. */
    public Optional<String> getIdentifier() {
        return Optional.ofNullable(run().counters().get("identifier")).map(String::valueOf);
    }
}
