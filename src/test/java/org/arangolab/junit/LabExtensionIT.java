package org.arangolab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.arangolab.ConfigException;
import org.arangolab.fs.Workspace;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceState;
import org.arangolab.lab.Lab;
import org.arangolab.testing.EngineRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;

class LabExtensionIT {
    private static final List<Instance> SERVERS = new CopyOnWriteArrayList<>();
    private static final List<Path> DIRECTORIES = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        SERVERS.clear();
        DIRECTORIES.clear();
    }

    @WithInstance(name = "shared", authentication = Authentication.JWT, arguments = "log.level=requests=debug")
    static class Passes {
        @Test
        void aServerThatIsReady(Instance server, Lab lab) {
            assertThat(server.state()).isEqualTo(InstanceState.RUNNING);
            assertThat(server.name()).isEqualTo("shared");
            assertThat(server.explain()).anyMatch(argument -> argument.value().equals("requests=debug"));
            SERVERS.add(server);
            DIRECTORIES.add(lab.directory());
        }

        @Nested
        class Inner {
            @Test
            void hasTheSame(Instance server) {
                SERVERS.add(server);
            }
        }
    }

    @WithInstance
    static class Fails {
        @Test
        void afterALookAtTheServer(Instance server, Lab lab) {
            SERVERS.add(server);
            DIRECTORIES.add(lab.directory());
            throw new AssertionError("meant");
        }
    }

    @WithInstance(arguments = {"--log.level=debug", "log.level"})
    static class Misspelled {
        @Test
        void isNeverReached(Instance server) {
            SERVERS.add(server);
        }
    }

    @Test
    void aClassAndItsNestedOnesShareOneServerThatIsEndedAfterThem() {
        assertThat(EngineRun.of(Passes.class, Map.of()).values()).extracting(TestExecutionResult::getStatus)
                .containsOnly(Status.SUCCESSFUL);
        assertThat(SERVERS).hasSize(2);
        assertThat(SERVERS.get(1)).isSameAs(SERVERS.get(0));
        assertThat(SERVERS.get(0).alive()).isFalse();
        assertThat(DIRECTORIES.get(0)).doesNotExist();
    }

    @Test
    void theDirectoryOfAFailedTestStays() {
        TestExecutionResult result = EngineRun.of(Fails.class, Map.of()).get("test");
        assertThat(result.getThrowable()).get().extracting(Throwable::getMessage).isEqualTo("meant");
        assertThat(SERVERS.get(0).alive()).isFalse();
        assertThat(DIRECTORIES.get(0).resolve("instances/db1/log/arangod.log")).isNotEmptyFile();
        Workspace.remove(DIRECTORIES.get(0));
    }

    @Test
    void allMistakesOfAnAnnotationFailTheClassBeforeAnythingIsStarted() {
        TestExecutionResult result = EngineRun.of(Misspelled.class, Map.of()).get("class");
        assertThat(result.getThrowable()).get().isInstanceOf(ConfigException.class).extracting(Throwable::getMessage)
                .isEqualTo("""
                @WithInstance arguments: 2 mistakes
                  '--log.level=debug' is no option; write it as name=value, without dashes
                  'log.level' is no option; write it as name=value, without dashes""");
        assertThat(SERVERS).isEmpty();
    }
}
