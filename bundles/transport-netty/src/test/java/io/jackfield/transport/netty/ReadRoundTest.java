package io.jackfield.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.ChannelEvents;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.local.LocalIoHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The sockets of a round are read first, then all is served, then all answers leave; for one channel everything keeps its order. The
 * loop's thread never starts: the test is in its place.
 */
class ReadRoundTest {
    private final NettyLoops loops = new NettyLoops(1, Thread::new, LocalIoHandler.newFactory());
    private final NettyLoop loop = new NettyLoop((NettyLoops.Loop) loops.next());
    private final List<String> told = new ArrayList<>();
    private final List<EmbeddedChannel> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(EmbeddedChannel::close);
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void allIsServedBeforeTheFirstIsToldThatItsBurstIsOver() {
        EmbeddedChannel a = channel("a");
        EmbeddedChannel b = channel("b");
        receive(b, "1");
        receive(a, "2");
        assertThat(told).isEmpty();
        loop.round().end();
        assertThat(told).containsExactly("b read 1", "a read 2", "b over", "a over");
    }

    @Test
    void aFullRoundEndsByItself() {
        for (int i = 1; i < ReadRound.MOST; i++) {
            receive(channel("c"), "x");
        }
        assertThat(told).isEmpty();
        receive(channel("last"), "y");
        assertThat(told).hasSize(2 * ReadRound.MOST).contains("last read y", "last over");
        told.clear();
        loop.round().end();
        assertThat(told).isEmpty();
    }

    @Test
    void whatFilledItsBufferIsServedAtOnce() {
        EmbeddedChannel a = channel("a");
        receive(channel("b"), "1");
        a.writeOneInbound(Unpooled.wrappedBuffer(new byte[] {'2'}));
        assertThat(told).containsExactly("a read 2");
        a.flushInbound();
        assertThat(told).containsExactly("a read 2", "a over");
    }

    @Test
    void aSecondReadComesAfterTheFirst() {
        EmbeddedChannel a = channel("a");
        receive(a, "1");
        receive(a, "2");
        loop.round().end();
        assertThat(told).containsExactly("a read 1", "a read 2", "a over");
    }

    @Test
    void theEndComesAfterWhatWasRead() {
        EmbeddedChannel a = channel("a");
        receive(a, "1");
        a.close();
        assertThat(told).containsExactly("a read 1", "a over", "a closed");
        loop.round().end();
        assertThat(told).hasSize(3);
    }

    @Test
    void whatIsReadWhileARoundIsServedWaitsForTheNext() {
        EmbeddedChannel b = channel("b");
        receive(channel("a", () -> receive(b, "2")), "1");
        loop.round().end();
        assertThat(told).containsExactly("a read 1", "a over");
        loop.round().end();
        assertThat(told).containsExactly("a read 1", "a over", "b read 2", "b over");
    }

    private EmbeddedChannel channel(String name) {
        return channel(name, () -> {});
    }

    private EmbeddedChannel channel(String name, Runnable whenRead) {
        EmbeddedChannel netty = new EmbeddedChannel(false, false);
        NettyChannel channel = new NettyChannel(loop, null, netty);
        netty.pipeline().addLast(new ChannelInput(loop, channel, opened -> new Teller(name, whenRead)));
        try {
            netty.register();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        open.add(netty);
        return netty;
    }

    /** A read that left room in its buffer. */
    private static void receive(EmbeddedChannel channel, String text) {
        channel.writeInbound(Unpooled.buffer(8).writeBytes(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private final class Teller implements ChannelEvents {
        private final String name;
        private final Runnable whenRead;

        Teller(String name, Runnable whenRead) {
            this.name = name;
            this.whenRead = whenRead;
        }

        @Override
        public void read(Slice bytes) {
            byte[] copy = new byte[bytes.length()];
            bytes.copyTo(0, copy, 0, copy.length);
            bytes.release();
            told.add(name + " read " + new String(copy, StandardCharsets.US_ASCII));
            whenRead.run();
        }

        @Override
        public void readComplete() {
            told.add(name + " over");
        }

        @Override
        public void inputEnded() {
            // Netty closes an embedded channel without telling that its input ended.
        }

        @Override
        public void written() {
            throw new AssertionError("nothing is written");
        }

        @Override
        public void closed(IOException cause) {
            told.add(name + " closed");
        }
    }
}
