package org.arangolab.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBusTest {
    private final EventBus bus = new EventBus();
    private final List<String> heard = new ArrayList<>();

    @Test
    void listenersHearInOrderOfTheirRegistrationUntilTheyLeave() {
        EventBus.Registration first = bus.listen(event -> heard.add("first " + event.subject()));
        bus.listen(event -> heard.add("second " + event.subject()));
        bus.emit(new LabEvent.Note("one", ""));
        first.close();
        bus.emit(new LabEvent.Note("two", ""));
        assertThat(heard).containsExactly("first one", "second one", "second two");
    }

    @Test
    void listenerMayLeaveWhileItHears() {
        List<EventBus.Registration> registration = new ArrayList<>();
        registration.add(bus.listen(event -> {
            heard.add(event.subject());
            registration.get(0).close();
        }));
        bus.emit(new LabEvent.Note("one", ""));
        bus.emit(new LabEvent.Note("two", ""));
        assertThat(heard).containsExactly("one");
    }
}
