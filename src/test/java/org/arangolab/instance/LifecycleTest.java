package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {
    private static final Map<InstanceState, List<InstanceState>> WAY_THERE = new EnumMap<>(Map.of(
            InstanceState.INIT, List.of(),
            InstanceState.STARTING, List.of(InstanceState.STARTING),
            InstanceState.RUNNING, List.of(InstanceState.STARTING, InstanceState.RUNNING),
            InstanceState.STOPPING, List.of(InstanceState.STARTING, InstanceState.STOPPING),
            InstanceState.STOPPED, List.of(InstanceState.STARTING, InstanceState.STOPPING, InstanceState.STOPPED),
            InstanceState.CRASHED, List.of(InstanceState.STARTING, InstanceState.CRASHED)));
    private static final Map<InstanceState, Set<InstanceState>> DRAWN = new EnumMap<>(Map.of(
            InstanceState.INIT, EnumSet.of(InstanceState.STARTING),
            InstanceState.STARTING, EnumSet.of(InstanceState.RUNNING, InstanceState.STOPPING, InstanceState.CRASHED),
            InstanceState.RUNNING, EnumSet.of(InstanceState.STOPPING, InstanceState.CRASHED),
            InstanceState.STOPPING, EnumSet.of(InstanceState.STOPPED, InstanceState.CRASHED),
            InstanceState.STOPPED, EnumSet.of(InstanceState.STARTING),
            InstanceState.CRASHED, EnumSet.of(InstanceState.STARTING)));
    private static final Map<InstanceState, String> REMEDIES = new EnumMap<>(Map.of(
            InstanceState.INIT, "start() it first",
            InstanceState.STARTING, "it runs already: stop() it first, or use restart()",
            InstanceState.RUNNING, "it runs already: stop() it first, or use restart()",
            InstanceState.STOPPING, "wait for its end with awaitExit()",
            InstanceState.STOPPED, "it does not run: start() it again",
            InstanceState.CRASHED, "it does not run: start() it again"));

    @ParameterizedTest
    @EnumSource
    void onlyTheDrawnMovesAreMadeAndOthersNameBothStates(InstanceState from) {
        for (InstanceState to : InstanceState.values()) {
            Lifecycle lifecycle = at(from);
            boolean drawn = DRAWN.get(from).contains(to);
            if (drawn) {
                lifecycle.checkMove(to);
                assertThat(lifecycle.move(to)).isEqualTo(from);
            } else {
                assertThatThrownBy(() -> lifecycle.move(to)).isInstanceOfSatisfying(IllegalMoveException.class, e -> {
                    assertThat(e.from()).isEqualTo(from);
                    assertThat(e.to()).isEqualTo(to);
                }).hasMessage("db1 is " + from + " and cannot become " + to + "; " + REMEDIES.get(from));
            }
            assertThat(lifecycle.state()).isEqualTo(drawn ? to : from);
            Lifecycle trying = at(from);
            assertThat(trying.tryMove(to)).isEqualTo(drawn);
            assertThat(trying.state()).isEqualTo(drawn ? to : from);
        }
    }

    @ParameterizedTest
    @EnumSource
    void processBelongsToTheThreeStatesInTheMiddle(InstanceState state) {
        assertThat(state.hasProcess()).isEqualTo(EnumSet.of(InstanceState.STARTING, InstanceState.RUNNING,
                InstanceState.STOPPING).contains(state));
    }

    private static Lifecycle at(InstanceState state) {
        Lifecycle lifecycle = new Lifecycle("db1");
        WAY_THERE.get(state).forEach(lifecycle::move);
        return lifecycle;
    }
}
