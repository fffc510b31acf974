package io.jackfield.transport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.spi.buffer.HeapSlice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What channels of one loop collect, until they flush. The loop's thread never starts: the test is in its place. */
class OutputWindowTest {
    private static final int SIZE = 32 * 1024;

    private final EventLoop loop = TestSockets.loop();
    private final TestChannel a = channel();
    private final TestChannel b = channel();

    @Test
    void piecesOfChannelsStandOneBehindTheOther() {
        a.collect("aaa");
        b.collect("bb");
        assertThat(b.offset()).isEqualTo(3);
        assertThat(a.pending()).isEqualTo(3);
        assertThat(b.pending()).isEqualTo(2);
        b.flush();
        a.flush();
        assertThat(a.sent()).isEqualTo("aaa");
        assertThat(b.sent()).isEqualTo("bb");
        assertThat(a.pending() + b.pending()).isZero();
        b.reserve(1);
        assertThat(b.offset()).isZero();
    }

    @Test
    void whatOneChannelCollectsIsOnePiece() {
        a.collect("one ");
        a.collect("two ");
        a.write(slice("three"));
        a.flush();
        assertThat(a.sent()).isEqualTo("one two three");
        assertThat(a.sends).containsExactly(13);
    }

    @Test
    void whoComesBackBehindAnotherKeepsItsOrder() {
        a.collect("a1 ");
        b.collect("b1 ");
        a.collect("a2 ");
        b.collect("b2 ");
        a.collect("a3");
        assertThat(a.pending()).isEqualTo(8);
        a.flush();
        b.flush();
        assertThat(a.sent()).isEqualTo("a1 a2 a3");
        assertThat(b.sent()).isEqualTo("b1 b2 ");
    }

    @Test
    void aLargeSliceStaysBehindWhatWasCollectedAndBeforeWhatFollows() {
        a.collect("head ");
        a.write(slice("x".repeat(600)));
        a.collect(" tail");
        a.flush();
        assertThat(a.sent()).isEqualTo("head " + "x".repeat(600) + " tail");
    }

    @Test
    void moreThanThereIsRoomForIsMovedAway() {
        List<TestChannel> channels = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            TestChannel channel = channel();
            channels.add(channel);
            channel.collect(text(i));
        }
        for (TestChannel channel : channels) {
            channel.collect(" end");
        }
        for (int i = 0; i < channels.size(); i++) {
            TestChannel channel = channels.get(i);
            assertThat(channel.pending()).isEqualTo(1004);
            channel.flush();
            assertThat(channel.sent()).isEqualTo(text(i) + " end");
        }
        a.reserve(1);
        assertThat(a.offset()).isZero();
    }

    @Test
    void aBigReserveIsGivenAndItsMemoryNotKept() {
        byte[] big = a.reserve(10 * SIZE);
        assertThat(big).hasSizeGreaterThanOrEqualTo(a.offset() + 10 * SIZE);
        a.commit(10 * SIZE);
        a.flush();
        assertThat(a.sent.size()).isEqualTo(10 * SIZE);
        assertThat(a.reserve(1)).hasSize(SIZE);
    }

    @Test
    void whatIsNotTakenIsQueued() {
        a.room = 4;
        a.collect("123456");
        a.flush();
        assertThat(a.sent()).isEqualTo("1234");
        assertThat(a.pending()).isEqualTo(2);
        assertThat(a.wantsWritable).isTrue();
        a.collect("78");
        a.flush();
        a.room = 100;
        a.writable();
        assertThat(a.sent()).isEqualTo("12345678");
        assertThat(a.pending()).isZero();
        assertThat(a.wantsWritable).isFalse();
    }

    @Test
    void aClosedChannelLeavesNothing() {
        a.collect("gone");
        a.close();
        assertThat(a.pending()).isZero();
        a.collect("dropped");
        a.flush();
        assertThat(a.sent()).isEmpty();
        b.reserve(1);
        assertThat(b.offset()).isZero();
    }

    @Test
    void whatWasNotReservedIsRefused() {
        assertThatThrownBy(() -> a.commit(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("commit of 1 bytes, reserved were 0");
        a.reserve(5);
        assertThatThrownBy(() -> a.commit(6)).hasMessage("commit of 6 bytes, reserved were 5");
        assertThatThrownBy(() -> a.commit(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> b.commit(1)).hasMessage("commit of 1 bytes, reserved were 0");
        a.commit(5);
        assertThatThrownBy(() -> a.commit(1)).hasMessage("commit of 1 bytes, reserved were 0");
    }

    @Test
    void nothingNeedBeTakenOfWhatWasReserved() {
        a.reserve(100);
        a.commit(0);
        a.flush();
        assertThat(a.pending()).isZero();
        assertThat(a.sends).isEmpty();
    }

    private TestChannel channel() {
        return TestChannel.open(loop, "", new ArrayList<>());
    }

    private static String text(int i) {
        return String.valueOf((char) ('A' + i)).repeat(1000);
    }

    private static HeapSlice slice(String text) {
        return HeapSlice.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}
