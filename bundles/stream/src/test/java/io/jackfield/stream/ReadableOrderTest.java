package io.jackfield.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.listener.Listener0;
import io.jackfield.api.stream.Readable;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The order of events; each expectation was taken from Node v10.15.0 running the same steps. */
class ReadableOrderTest {
    private final FakeLoop loop = new FakeLoop();
    private final Trace trace = new Trace();
    private final TestSource source = new TestSource(loop);

    @Test
    void resumeOfAnEmptyEndedStreamEndsInALaterTick() {
        trace.listen(source, Readable.END, Readable.RESUME, Readable.CLOSE);
        loop.turn(() -> {
            source.finish();
            trace.add("sync");
            source.resume();
            loop.nextTick(() -> trace.add("tick"));
        });
        assertThat(trace.take()).isEqualTo("sync > resume > tick > end");
    }

    @Test
    void dataThatCameBeforeTheListenerIsDeliveredChunkByChunk() {
        loop.turn(() -> {
            source.give("a");
            source.give("b");
            trace.listen(source, Readable.END, Readable.RESUME);
            trace.data(source);
            source.give("c");
            source.finish();
            trace.add("sync");
        });
        assertThat(trace.take()).isEqualTo("sync > resume > data:a > data:b > data:c > end");
    }

    @Test
    void pushToAFlowingStreamIsDeliveredAtOnceAndPauseHoldsBack() {
        trace.data(source);
        trace.listen(source, Readable.END, Readable.PAUSE, Readable.RESUME);
        loop.turn();
        loop.turn(() -> {
            source.give("x");
            trace.add("after x");
            source.pause();
            source.give("y");
            source.finish();
            trace.add("paused");
        });
        assertThat(trace.take()).isEqualTo("resume > data:x > after x > pause > paused");
        loop.turn(() -> {
            source.resume();
            trace.add("resumed");
        });
        assertThat(trace.take()).isEqualTo("resumed > resume > data:y > end");
    }

    @Test
    void readableIsEmittedOncePerBurstAndAgainAtTheEnd() {
        source.on(Readable.READABLE, () -> {
            trace.add("readable");
            for (ByteBuffer chunk = source.read(); chunk != null; chunk = source.read()) {
                trace.add("read:" + Trace.text(chunk));
            }
        });
        trace.listen(source, Readable.END);
        loop.turn();
        loop.turn(() -> {
            source.give("ab");
            source.give("cd");
            trace.add("pushed");
        });
        assertThat(trace.take()).isEqualTo("pushed > readable > read:abcd");
        loop.turn(() -> {
            source.finish();
            trace.add("eof");
        });
        assertThat(trace.take()).isEqualTo("readable > eof > end");
    }

    @Test
    void readOfMoreThanThereIsWaitsAndTakesTheRestAtTheEnd() {
        source.on(Readable.READABLE, () -> {
            trace.add("readable:" + source.readableLength());
            trace.add("read3:" + Trace.text(source.read(3)));
        });
        trace.listen(source, Readable.END);
        loop.turn();
        loop.turn(() -> source.give("ab"));
        loop.turn(() -> source.give("cdef"));
        loop.turn(source::finish);
        assertThat(trace.take()).isEqualTo("readable:2 > read3:null > readable:6 > read3:abc > readable:3 > read3:def");
    }

    @Test
    void endComesOnlyWhenEverythingWasConsumed() {
        trace.listen(source, Readable.END);
        loop.turn(() -> {
            source.give("a");
            source.finish();
        });
        assertThat(trace.take()).isEmpty();
        assertThat(source.readableLength()).isEqualTo(1);
    }

    @Test
    void aReadableListenerStopsTheFlowUntilItIsGone() {
        trace.listen(source, Readable.END);
        Listener0 readable = () -> trace.add("readable");
        source.on(Readable.READABLE, readable);
        trace.data(source);
        source.give("a");
        loop.turn();
        loop.turn(() -> {
            trace.add("off");
            source.off(Readable.READABLE, readable);
        });
        loop.turn(() -> {
            source.give("b");
            source.finish();
        });
        assertThat(trace.take()).isEqualTo("readable > off > data:a > data:b > end");
    }

    @Test
    void whatIsPutBackIsReadFirst() {
        loop.turn(() -> {
            source.give("abc");
            source.finish();
            source.once(Readable.READABLE, () -> {
                ByteBuffer taken = source.read(2);
                trace.add("got:" + Trace.text(taken.duplicate()));
                source.unshift(taken);
                trace.add("all:" + Trace.text(source.read()));
            });
            trace.listen(source, Readable.END);
        });
        assertThat(trace.take()).isEqualTo("got:ab > all:abc > end");
    }

    @Test
    void aOneTimeDataListenerLeavesTheStreamFlowing() {
        loop.turn(() -> {
            source.once(Readable.DATA, chunk -> trace.add("data:" + Trace.text(chunk)));
            trace.listen(source, Readable.END);
            source.give("a");
            source.give("b");
            source.finish();
        });
        assertThat(trace.take()).isEqualTo("data:a > end");
    }
}
