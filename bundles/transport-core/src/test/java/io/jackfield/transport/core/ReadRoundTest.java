package io.jackfield.transport.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The sockets of a round are read first, then all is served, then all answers leave; for one channel everything keeps its order. The
 * loop's thread never starts: the test is in its place.
 */
class ReadRoundTest {
    private final EventLoop loop = TestSockets.loop();
    private final List<String> told = new ArrayList<>();

    @Test
    void allIsServedBeforeTheFirstIsToldThatItsBurstIsOver() {
        TestChannel a = channel("a");
        TestChannel b = channel("b");
        b.receive("1");
        a.receive("2");
        assertThat(told).isEmpty();
        loop.round().end();
        assertThat(told).containsExactly("b read 1", "a read 2", "b over", "a over");
    }

    @Test
    void aFullRoundEndsByItself() {
        for (int i = 1; i < ReadRound.MOST; i++) {
            channel("c").receive("x");
        }
        assertThat(told).isEmpty();
        channel("last").receive("y");
        assertThat(told).hasSize(2 * ReadRound.MOST).contains("last read y", "last over");
        told.clear();
        loop.round().end();
        assertThat(told).isEmpty();
    }

    @Test
    void whatFilledItsBlockIsServedAtOnce() {
        TestChannel a = channel("a");
        channel("b").receive("1");
        a.receive("2".repeat(Blocks.bytes(0)));
        assertThat(told).containsExactly("a read 2048", "a over");
    }

    @Test
    void theNextReadIsBiggerAfterAFullOne() {
        TestChannel a = channel("a");
        a.input.add(new byte[Blocks.bytes(0)]);
        a.receive("2".repeat(Blocks.bytes(1)));
        assertThat(told).containsExactly("a read 2048", "a read 16384", "a over");
    }

    @Test
    void aSecondReadComesAfterTheFirst() {
        TestChannel a = channel("a");
        a.receive("1");
        a.receive("2");
        loop.round().end();
        assertThat(told).containsExactly("a read 1", "a read 2", "a over");
    }

    @Test
    void theEndComesAfterWhatWasRead() {
        TestChannel a = channel("a");
        a.receive("1");
        a.broken(new IOException("connection reset"));
        assertThat(told).containsExactly("a read 1", "a over");
        a.run();
        assertThat(told).containsExactly("a read 1", "a over", "a closed");
        loop.round().end();
        assertThat(told).hasSize(3);
    }

    @Test
    void whatWasReadIsDroppedWhenTheChannelIsClosedBeforeItsTurn() {
        TestChannel a = channel("a");
        a.receive("1");
        a.close();
        loop.round().end();
        a.run();
        assertThat(a.socketClosed).isTrue();
        assertThat(told).containsExactly("a closed");
    }

    @Test
    void whatIsReadWhileARoundIsServedWaitsForTheNext() {
        TestChannel a = channel("a");
        TestChannel b = channel("b");
        a.whenRead = () -> b.receive("2");
        a.receive("1");
        loop.round().end();
        assertThat(told).containsExactly("a read 1", "a over");
        loop.round().end();
        assertThat(told).containsExactly("a read 1", "a over", "b read 2", "b over");
    }

    @Test
    void theClockStandsWhileARoundIsServed() {
        TestChannel a = channel("a");
        TestChannel b = channel("b");
        List<Long> times = new ArrayList<>();
        a.whenRead = () -> {
            times.add(loop.nanoTime());
            while (System.nanoTime() - times.get(0) <= 0) {
                Thread.onSpinWait();
            }
        };
        b.whenRead = () -> times.add(loop.nanoTime());
        a.receive("1");
        b.receive("2");
        loop.round().end();
        assertThat(times).hasSize(2);
        assertThat(times.get(1)).isEqualTo(times.get(0));
        assertThat(loop.nanoTime()).isGreaterThan(times.get(0));
    }

    private TestChannel channel(String name) {
        return TestChannel.open(loop, name, told);
    }
}
