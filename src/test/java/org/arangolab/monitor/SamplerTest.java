package org.arangolab.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final long SELF = ProcessHandle.current().pid();
    private final EventBus events = new EventBus();
    private final List<LabEvent> told = new CopyOnWriteArrayList<>();

    @Test
    void everyServerThatStartsIsSampledWithoutBeingAskedFor() {
        events.listen(told::add);
        try (Sampler sampler = new Sampler(events, Duration.ofMillis(10))) {
            events.listen(sampler);
            events.emit(new LabEvent.InstanceStarted("db1", SELF, "tcp://127.0.0.1:1", "arangod"));
            await().until(() -> sampler.recent(SELF).size() >= 3);
            assertThat(sampler.recent(SELF)).allSatisfy(usage -> assertThat(usage.rss().bytes()).isPositive());
        }
        assertThat(told).filteredOn(LabEvent.ResourcesSampled.class::isInstance).isNotEmpty().allSatisfy(event ->
                assertThat(event.subject()).isEqualTo("db1"));
        assertThat(told).filteredOn(LabEvent.HostSampled.class::isInstance).isNotEmpty();
        assertThat(told).filteredOn(LabEvent.HostDescribed.class::isInstance).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void processThatEndsIsSampledNoMoreAndItsSamplesStay() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try (Sampler sampler = new Sampler(events, Duration.ofMillis(10))) {
            events.listen(told::add);
            sampler.watch("tool", sleeper.pid());
            await().until(() -> !sampler.recent(sleeper.pid()).isEmpty());
            sleeper.destroyForcibly().waitFor();
            await().until(() -> count() == countAfterAMoment());
            assertThat(sampler.recent(sleeper.pid())).isNotEmpty();
        } finally {
            sleeper.destroyForcibly();
        }
    }

    private long count() {
        return told.stream().filter(LabEvent.ResourcesSampled.class::isInstance).count();
    }

    private long countAfterAMoment() {
        long before = count();
        await().pollDelay(Duration.ofMillis(60)).until(() -> true);
        return before == count() ? before : -1;
    }

    @Test
    void nothingIsBegunWithoutAProcessOrAfterTheEnd() {
        Sampler sampler = new Sampler(events, Duration.ofMillis(10));
        sampler.watch("gone", Integer.MAX_VALUE);
        sampler.close();
        sampler.watch("db1", SELF);
        assertThat(sampler.recent(SELF)).isEmpty();
    }

    @Test
    void longLivesAreToldLessOften() {
        assertThat(IntStream.rangeClosed(1, 600).filter(Sampler::told).count()).isEqualTo(300 + 60);
    }
}
