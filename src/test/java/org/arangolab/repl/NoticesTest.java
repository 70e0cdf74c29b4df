package org.arangolab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.arangolab.event.LabEvent;
import org.junit.jupiter.api.Test;

class NoticesTest {
    @Test
    void personAtThePromptIsToldWhatHappensToServers() {
        assertThat(Notices.text(new LabEvent.InstanceReady("db1", 7, "3.12.0", Duration.ofMillis(120))))
                .contains("db1 is ready after 120 ms");
        assertThat(Notices.text(new LabEvent.InstanceCrashed("db1", 7, "SIGSEGV (code 139)", "out of luck")))
                .contains("db1 crashed, SIGSEGV (code 139): out of luck");
        assertThat(Notices.text(new LabEvent.InstanceSuspended("db1", 7))).isEmpty();
    }

    @Test
    void personAtThePromptIsToldHowToReplayARecordedServer() {
        assertThat(Notices.text(new LabEvent.Recorded("db1", 7, "/r/trace-1", "rr replay /r/trace-1", "")))
                .contains("db1 was recorded: rr replay /r/trace-1");
        assertThat(Notices.text(new LabEvent.Recorded("db1", 7, "/r/trace-1", "rr replay /r/trace-1",
                "not packed: rr pack ended with exit code 1"))).contains("db1 was recorded: rr replay /r/trace-1; "
                        + "not packed: rr pack ended with exit code 1");
    }
}
