package io.jackfield.transport.uring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.transport.unix.Watch;
import io.jackfield.transport.unix.Watched;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.uring.IoUringIoEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RingWatchTest {
    private static final int MORE = 2;
    private static final int LAST = 0;
    private static final int ECANCELED = -125;
    private static final int ENOMEM = -12;

    private final Ring ring = new Ring();
    private final Told told = new Told();
    private final RingWatch watch = new RingWatch(ring, new FileDescriptor(7), told);

    @Test
    void inputIsAskedForOnceAndForMoreThanOneAnswer() throws IOException {
        watch.input();
        watch.input();
        answer(Watch.IN, MORE, Watch.IN | Watch.RDHUP);
        answer(Watch.IN | Watch.RDHUP, MORE, Watch.IN | Watch.RDHUP);
        assertThat(ring.said).containsExactly("poll 8193 always");
        assertThat(told.heard).containsExactly("ready 1", "ready 8193");
    }

    @Test
    void itIsAskedAgainWhenTheKernelTellsNoMore() throws IOException {
        watch.input();
        answer(Watch.IN, LAST, Watch.IN | Watch.RDHUP);
        assertThat(ring.said).containsExactly("poll 8193 always", "poll 8193 always");
    }

    @Test
    void whoIsClosedByWhatItHearsIsNotAskedForAgain() throws IOException {
        watch.input();
        told.then = watch::end;
        answer(Watch.IN, LAST, Watch.IN | Watch.RDHUP);
        assertThat(ring.said).containsExactly("poll 8193 always", "cancel 1", "over");
    }

    @Test
    void roomForOutputIsOneMoreRequest() throws IOException {
        watch.input();
        watch.output();
        watch.output();
        answer(Watch.OUT, MORE, Watch.OUT);
        assertThat(ring.said).containsExactly("poll 8193 always", "poll 4 always");
    }

    @Test
    void connectingAndInputAreOneRequest() throws IOException {
        watch.connecting();
        watch.input();
        watch.output();
        assertThat(ring.said).containsExactly("poll 8197 always");
    }

    @Test
    void connectionsAreAskedForAsLongAsTheyAreWanted() throws IOException {
        watch.connections(true);
        watch.connections(true);
        answer(Watch.IN, LAST, Watch.IN);
        assertThat(ring.said).containsExactly("poll 1 once", "poll 1 once");
        watch.connections(false);
        answer(Watch.IN, LAST, Watch.IN);
        assertThat(ring.said).hasSize(2);
        watch.connections(true);
        assertThat(ring.said).hasSize(3);
    }

    @Test
    void theEndTakesAllRequestsBackAndHearsNothingMore() throws IOException {
        watch.input();
        watch.output();
        watch.end();
        watch.end();
        answer(Watch.IN, MORE, Watch.IN | Watch.RDHUP);
        answer(ECANCELED, LAST, Watch.IN | Watch.RDHUP);
        answer(ECANCELED, LAST, Watch.OUT);
        answer(0, LAST, 0);
        assertThat(ring.said).containsExactly("poll 8193 always", "poll 4 always", "cancel 1", "cancel 2", "over");
        assertThat(told.heard).isEmpty();
    }

    @Test
    void theEndOfWhatWasNeverWatchedIsAtOnce() {
        watch.end();
        assertThat(ring.said).isEmpty();
        assertThat(told.heard).containsExactly("gone");
    }

    @Test
    void whatTheKernelCanNotTellIsTold() throws IOException {
        assumeTrue(new IoUringTransport().unavailable() == null, "the native library has the words for an error");
        watch.input();
        answer(ENOMEM, LAST, Watch.IN | Watch.RDHUP);
        assertThat(told.heard)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("failed ")
                .contains("poll");
    }

    private void answer(int result, int flags, int data) {
        watch.handle(ring, new IoUringIoEvent(result, flags, (byte) 0, data));
    }

    /** Notes what is asked of it; names requests by counting them. */
    private static final class Ring implements IoHandler, IoRegistration {
        private static final Pattern OPERATION = Pattern.compile(
                "opcode=(\\d+), .*fd=(-?\\d+), .*union2=(\\d+), len=(\\d+), union3=(\\d+), data=(\\d+)");

        final List<String> said = new ArrayList<>();

        @Override
        public long submit(IoOps ops) {
            Matcher operation = OPERATION.matcher(ops.toString());
            assertThat(operation.find()).as(ops.toString()).isTrue();
            if (operation.group(1).equals("6")) {
                assertThat(operation.group(2)).isEqualTo("7");
                assertThat(operation.group(6)).isEqualTo(operation.group(5));
                said.add("poll " + operation.group(5) + (operation.group(4).equals("1") ? " always" : " once"));
            } else {
                assertThat(operation.group(1)).isEqualTo("14");
                said.add("cancel " + operation.group(3));
            }
            return said.size();
        }

        @Override
        public boolean cancel() {
            said.add("over");
            return true;
        }

        @Override
        public IoRegistration register(IoHandle handle) {
            return this;
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> type) {
            return true;
        }

        @Override
        public int run(IoHandlerContext context) {
            return 0;
        }

        @Override
        public void wakeup() {
            // nobody waits
        }

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public <T> T attachment() {
            return null;
        }
    }

    private static final class Told implements Watched {
        final List<String> heard = new ArrayList<>();
        Runnable then = () -> {};

        @Override
        public void ready(int events) {
            heard.add("ready " + events);
            then.run();
        }

        @Override
        public void failed(IOException cause) {
            heard.add("failed " + cause.getMessage());
        }

        @Override
        public void close() {
            heard.add("close");
        }

        @Override
        public void gone() {
            heard.add("gone");
        }
    }
}
