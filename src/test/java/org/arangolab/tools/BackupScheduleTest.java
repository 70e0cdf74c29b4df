package org.arangolab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.arangolab.ConfigException;
import org.arangolab.event.EventBus;
import org.arangolab.instance.OptionCatalogs;
import org.arangolab.process.Spawner;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.TimeoutManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An arangobackup that keeps its backups as lines of a file. */
class BackupScheduleTest {
    private static final String TOOL = """
            #!/bin/sh
            here=$(dirname "$0"); all=$here/all; touch "$all"
            case "$*" in *--dump-options*|*--help-all*) exit 0;; esac
            if [ -e "$here/broken" ]; then echo "x ERROR [8bde3] {backup} Error during backup operation: no"; exit 0; fi
            while [ $# -gt 0 ]; do case $1 in --identifier) id=$2; shift;; --*) shift;; *) operation=$1;; esac; shift; done
            case $operation in
                create) n=$(($(cat "$here/n" 2>/dev/null || echo 0) + 1)); echo $n > "$here/n"; echo "$n_$n"_often >> "$all"
                    echo "x INFO [c4d37] {backup} Backup succeeded. Generated identifier '$n"_often"'";;
                list) sed 's/^/x INFO [9e6b6] {backup}  - /' "$all";;
                delete) grep -vx "$id" "$all" > "$all.new"; mv "$all.new" "$all";;
            esac
            """.replace("\"$n_$n\"_often", "\"$n\"_often");

    @TempDir
    private Path directory;
    private final Spawner spawner = new Spawner();
    private HotBackups backups;

    @BeforeEach
    void open() throws IOException {
        Path tool = Files.writeString(directory.resolve("arangobackup"), TOOL);
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        AtomicInteger number = new AtomicInteger();
        ToolRunner runner = new ToolRunner(
                new ToolContext(spawner, new EventBus(), TimeoutManager.unlimited(), name -> {
            try {
                return Files.createDirectories(directory.resolve("run/" + number.incrementAndGet()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }, any -> tool, new OptionCatalogs(spawner, directory.resolve("cache")), Map.of(), new Semaphore(2),
                Optional.empty()));
        backups = new HotBackups(runner, ToolJob.of(Tool.ARANGOBACKUP).with("label", "often"));
    }

    @AfterEach
    void close() {
        spawner.close();
    }

    private static void until(String what, java.util.function.BooleanSupplier condition) {
        Await.that(what).until(Deadline.in(Duration.ofSeconds(30)), () -> condition.getAsBoolean()
                ? Observation.found(true) : Observation.notYet(""));
    }

    @Test
    void itMakesOneAfterTheOtherAndKeepsTheNewest() {
        try (BackupSchedule schedule = new BackupSchedule(backups, Duration.ofMillis(50), "often").keep(2)) {
            until("four backups", () -> schedule.getMade().size() >= 4 && schedule.getRemoved().size() >= 2);
            assertThat(schedule.getMade()).startsWith("1_often", "2_often", "3_often");
            assertThat(schedule.getRemoved()).startsWith("1_often", "2_often");
            assertThat(schedule.toString()).startsWith("backups every 50 ms: ");
        }
        int made = backups.list().size();
        assertThat(made).isBetween(2, 3); // one may have been made and the oldest not yet removed
    }

    @Test
    void aFailureIsThrownAtItsEndAndOnce() throws IOException {
        Files.createFile(directory.resolve("broken"));
        BackupSchedule schedule = new BackupSchedule(backups, Duration.ofMillis(50), "often");
        until("a failure", () -> schedule.toString().contains("one failed"));
        assertThatThrownBy(schedule::close).isInstanceOf(ToolFailedException.class)
                .hasMessageContaining("exit code 0: x ERROR [8bde3]");
        schedule.close();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new BackupSchedule(backups, Duration.ZERO, "x")).isInstanceOf(ConfigException.class)
                .hasMessage("arangobackup: every: expected a duration such as 1.h, not 0 ms");
        try (BackupSchedule schedule = new BackupSchedule(backups, Duration.ofHours(1), "often")) {
            assertThatThrownBy(() -> schedule.keep(0)).isInstanceOf(ConfigException.class)
                    .hasMessage("arangobackup: keep: expected 1 or more, not 0");
        }
    }
}
