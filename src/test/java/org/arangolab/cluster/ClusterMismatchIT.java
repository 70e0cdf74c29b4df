package org.arangolab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Instance;
import org.arangolab.instance.Role;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;
import org.arangolab.lab.Session;
import org.arangolab.time.DeadlineExceededException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the stand-in: servers that do not go together. */
class ClusterMismatchIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path directory;
    private Lab lab;
    private Session session;

    @BeforeEach
    void open() {
        lab = Lab.open(LabOptions.defaults().withStandIn(true).withRuns(directory.resolve("runs")));
        session = lab.session("");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private static ClusterSpec.Builder small(String name) {
        return ClusterSpec.builder(name).agents(1).dbservers(1).coordinators(1);
    }

    @Test
    void executableOfAnOlderLineIsRefusedBeforeAnythingIsStopped() throws IOException {
        Path older = Files.writeString(Files.createDirectory(directory.resolve("old")).resolve("arangod"), """
                #!/bin/sh
                [ "$1" = --version ] && echo 3.11.8 && exit
                exec %s "$@"
                """.formatted(Path.of(System.getProperty("arangolab.home"), "lib/standin/bin/arangod")));
        assertThat(older.toFile().setExecutable(true)).isTrue();
        Cluster cluster = session.define(small("c").build()).start().waitUntilReady(LONG);
        List<Optional<Long>> before = cluster.servers().stream().map(Instance::pid).toList();

        assertThatThrownBy(() -> cluster.upgrade(older.getParent())).isInstanceOf(ConfigException.class)
                .hasMessage("agent1 has data of version 3.12.9, which " + older
                + " (binaries:) of version 3.11.8 does not "
                        + "read; dump the data and restore it there");

        assertThat(cluster.servers().stream().map(Instance::pid)).isEqualTo(before);
        assertThat(cluster.healthy()).isTrue();
    }

    @Test
    void coordinatorOfAForeignAgencyIsNamedWithWhatItSaysAndNothingIsLeft() {
        Cluster other = session.define(small("other").authentication(Authentication.JWT).build()).start()
                .waitUntilReady(LONG);
        Cluster cluster = session.define(small("c").authentication(Authentication.JWT).arguments(Role.COORDINATOR,
                Map.of("cluster.agency-endpoint", List.of(other.servers(Role.AGENT).get(0).endpoint().toString())))
                .build());
        Instance stranger = cluster.servers(Role.COORDINATOR).get(0);

        assertThatThrownBy(() -> cluster.start().waitUntilReady(Duration.ofSeconds(20)))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("not yet ready: [" + stranger.name() + " (coordinator, STARTING")
                .hasMessageContaining("\n  " + stranger.name() + ": ").hasMessageContaining("401");

        assertThat(cluster.servers()).noneMatch(Instance::alive);
        assertThat(other.healthy()).isTrue();
    }
}
