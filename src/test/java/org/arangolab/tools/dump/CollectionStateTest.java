package org.arangolab.tools.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectionStateTest {
    private static final Map<String, Object> PROPERTIES =
            Map.of("type", 3, "count", 5, "waitForSync", false, "status", 3);

    private static CollectionState state(Map<String, ?> properties, String revision) {
        return CollectionState.of("c", properties, revision, List.of());
    }

    private static CollectionState state(Map<String, ?> properties, String revision, Map<String, ?> index) {
        return CollectionState.of("c", properties, revision, List.of(index));
    }

    @Test
    void theFingerprintChangesWithWritesPropertiesAndIndexesAndNothingElse() {
        String same = state(PROPERTIES, "r1").fingerprint();
        assertThat(state(Map.of("type", 3, "count", 5, "waitForSync", false, "status", 2), "r1").fingerprint())
                .isEqualTo(same);
        assertThat(state(PROPERTIES, "r1", Map.of("type", "primary", "fields", List.of("_key"))).fingerprint())
                .isEqualTo(same);
        assertThat(state(PROPERTIES, "r2").fingerprint()).isNotEqualTo(same);
        assertThat(state(Map.of("type", 3, "count", 5, "waitForSync", true), "r1").fingerprint()).isNotEqualTo(same);
        assertThat(state(PROPERTIES, "r1", Map.of("type", "ttl", "fields", List.of("at"))).fingerprint())
                .isNotEqualTo(same);
    }

    @Test
    void whatIsTold() {
        CollectionState state = state(PROPERTIES, "r1",
                Map.of("type", "persistent", "fields", List.of("a", "b"), "sparse", true));
        assertThat(state.edges()).isTrue();
        assertThat(state.count()).isEqualTo(5);
        assertThat(state.indexes()).containsExactly("persistent [a, b] sparse");
    }
}
