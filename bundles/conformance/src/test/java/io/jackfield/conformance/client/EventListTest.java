package io.jackfield.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventListTest {
    private final EventList events = new EventList();

    @Test
    void chunksOfOneBodyThatFollowEachOtherAreOneEvent() {
        events.add(0, "data", "a");
        events.add(0, "data", "b");
        events.add(1, "data", "c");
        events.add(0, "data", "d");
        events.add(0, "close");
        events.add(0, "data", "e");
        assertThat(events.copy())
                .containsExactly(
                        List.of(0, "data", "ab"),
                        List.of(1, "data", "c"),
                        List.of(0, "data", "d"),
                        List.of(0, "close"),
                        List.of(0, "data", "e"));
    }

    @Test
    void whateverIsDoneIsAChange() {
        int before = events.changes();
        events.touch();
        int touched = events.changes();
        events.add(0, "data", "a");
        assertThat(List.of(before, touched, events.changes())).doesNotHaveDuplicates();
    }
}
