package io.jackfield.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may begin, who waits, and who is sent away. */
class HandshakesTest {
    private final Handshakes handshakes = new Handshakes();
    private final List<String> turns = new ArrayList<>();

    private Handshakes.Place enter(int most, String name) {
        return handshakes.enter(most, () -> turns.add(name));
    }

    private void assertCounts(int running, int waiting) {
        assertThat(handshakes.running()).isEqualTo(running);
        assertThat(handshakes.waiting()).isEqualTo(waiting);
    }

    @Test
    void asManyAgainWaitAndOthersAreRefused() {
        List<Handshakes.Place> places = List.of(enter(2, "a"), enter(2, "b"), enter(2, "c"), enter(2, "d"));
        assertThat(places.stream().map(Handshakes.Place::taken)).containsExactly(true, true, false, false);
        assertThat(enter(2, "e")).isNull();
        assertCounts(2, 2);
        places.get(1).leave();
        assertThat(turns).containsExactly("c");
        assertThat(places.get(2).taken()).isTrue();
        assertCounts(2, 1);
        assertThat(enter(2, "f")).isNotNull();
    }

    @Test
    void whoLeavesWhileWaitingGivesNothingOn() {
        Handshakes.Place first = enter(1, "a");
        Handshakes.Place second = enter(1, "b");
        second.leave();
        second.leave();
        assertCounts(1, 0);
        first.leave();
        first.leave();
        assertCounts(0, 0);
        assertThat(turns).isEmpty();
    }

    @Test
    void withoutABoundNobodyWaits() {
        for (int i = 0; i < 100; i++) {
            assertThat(enter(0, "any").taken()).isTrue();
        }
        assertCounts(100, 0);
    }

    @Test
    void aSmallerBoundHoldsForThoseToCome() {
        Handshakes.Place first = enter(2, "a");
        Handshakes.Place second = enter(2, "b");
        Handshakes.Place third = enter(1, "c");
        assertThat(third.taken()).isFalse();
        first.leave();
        assertCounts(1, 1);
        second.leave();
        assertThat(turns).containsExactly("c");
    }
}
