package org.arangolab.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSettingsTest {
    @TempDir
    private Path directory;
    private ScriptBench bench;

    @BeforeEach
    void open() {
        bench = new ScriptBench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void allMistakesOfABlockAreToldAtOnceAndNothingIsDefined() {
        assertThatThrownBy(() -> bench.run("""
                cluster('c') {
                    agnets 3
                    dbservers 'three'
                    coordinators 0
                    auth 'jwtt'
                    protocol 'htpp'
                    args 'dbsever', 'log.level': 'debug'
                }
                """)).isInstanceOf(ConfigException.class).hasMessage("""
                cluster 'c': 6 mistakes
                  unknown setting 'agnets'; did you mean 'agents'?
                  dbservers: 'three' is no number; for example: dbservers 3
                  auth: 'jwtt' is none of its values; did you mean 'jwt'?
                  protocol: 'htpp' is none of its values; known: tcp, ssl, unix, h2, vst
                  args: 'dbsever' is none of its values; did you mean 'dbserver'?
                  a cluster needs at least one coordinator, not 0""");
        assertThat(bench.run("instances.size()")).isEqualTo(0);
    }

    @Test
    void aNameIsTakenOnce() {
        assertThatThrownBy(() -> bench.run("""
                cluster('c') { agents 1; dbservers 1; coordinators 1 }
                cluster('c') { agents 1; dbservers 1; coordinators 1 }
                """)).isInstanceOf(ConfigException.class)
                .hasMessage("cluster 'c' is defined already; choose another name");
    }

    @Test
    void serversOfTwoClustersHaveNamesOfTheirOwn() {
        assertThat(bench.run("""
                cluster { agents 1; dbservers 1; coordinators 1 }
                cluster { agents 1; dbservers 1; coordinators 1 }
                instances*.name.join(' ')
                """)).isEqualTo("agent1 dbserver1 coordinator1 cluster2_agent1 cluster2_dbserver1 cluster2_coordinator1");
    }

    @Test
    void onlyADbServerOrACoordinatorIsAdded() {
        assertThatThrownBy(() -> bench.run("cluster { agents 1; dbservers 1; coordinators 1 }.add('dbsrver')"))
                .isInstanceOf(ConfigException.class).hasMessage("'dbsrver' is no role; agent, dbserver or coordinator");
        assertThatThrownBy(() -> bench.run("cluster('c') { agents 1; dbservers 1; coordinators 1 }.add('agent')"))
                .isInstanceOf(ConfigException.class).hasMessage("c: role agent cannot be added to a running cluster");
    }
}
