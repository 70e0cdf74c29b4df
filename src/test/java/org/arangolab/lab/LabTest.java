package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {
    @TempDir
    private Path directory;
    private LabOptions options;

    @BeforeEach
    void makeArangod() throws IOException {
        Path arangod = Files.writeString(directory.resolve("arangod"),
                "#!/bin/sh\ncase $1 in --dump-options|--help-all) exit;; esac\nexec sleep 1000\n");
        assertThat(arangod.toFile().setExecutable(true)).isTrue();
        options = LabOptions.defaults().withRuns(directory.resolve("runs")).withArangodb(Optional.of(arangod));
    }

    @Test
    void closingEndsEveryServerAndRemovesTheDirectory() {
        Instance db1;
        Lab lab = Lab.open(options);
        try (lab) {
            db1 = lab.session("").define(InstanceSpec.named("db1").build()).start();
            assertThat(db1.directory()).isEqualTo(lab.directory().resolve("instances/db1"));
            assertThat(lab.directory().resolve("journal.jsonl")).isNotEmptyFile();
        }
        assertThat(db1.alive()).isFalse();
        assertThat(lab.directory()).doesNotExist();
        lab.close();
    }

    @Test
    void directoryIsKeptAsAskedFor() {
        Lab failed = Lab.open(options);
        failed.markFailed();
        Lab always = Lab.open(options.withKeep(Keep.ALWAYS));
        Lab never = Lab.open(options.withKeep(Keep.NEVER));
        never.markFailed();
        List.of(failed, always, never).forEach(Lab::close);
        assertThat(failed.directory()).isDirectory();
        assertThat(always.directory().resolve("journal.jsonl")).content().contains("LabOpened").contains("LabClosed");
        assertThat(never.directory()).doesNotExist();
    }

    @Test
    void nameIsTakenOnceInASessionAndFreeInAnother() {
        try (Lab lab = Lab.open(options)) {
            Session one = lab.session("one");
            Instance db1 = one.define(InstanceSpec.named("db1").build());
            assertThatThrownBy(() -> one.define(InstanceSpec.named("db1").build())).isInstanceOf(ConfigException.class)
                    .hasMessage("instance 'db1' is defined already: db1 (single, INIT, " + db1.endpoint()
                            + "); use restart(…) to change its arguments, or another name");
            assertThat(lab.session("two").define(InstanceSpec.named("db1").build()).directory())
                    .isEqualTo(lab.directory().resolve("two/instances/db1"));
            assertThat(one.find("db1")).containsSame(db1);
            assertThat(one.names()).containsExactly("db1");
        }
    }

    @Test
    void focusIsTheOneDefinedLastOrTheOneChosen() {
        try (Lab lab = Lab.open(options); Session session = lab.session("")) {
            assertThat(session.focus().server()).isEmpty();
            Instance db1 = session.define(InstanceSpec.named("db1").build());
            Instance db2 = session.define(InstanceSpec.named("db2").build());
            assertThat(session.focus().server()).containsSame(db2);
            session.focus(Focus.on(db1));
            assertThat(session.focus().server()).containsSame(db1);
        }
    }

    @Test
    void cleanupThatFailsKeepsNothingFromBeingClosed() {
        Lab lab = Lab.open(options);
        Session session = lab.session("");
        Instance db1 = session.define(InstanceSpec.named("db1").build()).start();
        List<String> done = new ArrayList<>();
        session.cleanup(() -> done.add("first registered"));
        session.cleanup(() -> {
            throw new AssertionError("a failed assertion");
        });
        assertThatThrownBy(lab::close).isInstanceOf(AssertionError.class).hasMessage("a failed assertion");
        assertThat(done).containsExactly("first registered");
        assertThat(db1.alive()).isFalse();
        assertThat(lab.directory()).doesNotExist();
    }

    @Test
    void closerGoesBackwardsAndThrowsTheFirstFailure() {
        List<String> done = new ArrayList<>();
        Closer closer = new Closer();
        closer.register(() -> done.add("a"));
        closer.register(() -> fail("second"));
        closer.register(() -> done.add("b"));
        closer.register(() -> fail("first"));
        assertThatThrownBy(closer::close).hasMessage("first").satisfies(e ->
                assertThat(e.getSuppressed()).extracting(Throwable::getMessage).containsExactly("second"));
        assertThat(done).containsExactly("b", "a");
        closer.close();
    }

    private static void fail(String message) {
        throw new IllegalStateException(message);
    }
}
