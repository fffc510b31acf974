package io.jackfield.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.stream.PipeOptions;
import io.jackfield.api.stream.Readable;
import io.jackfield.api.stream.Writable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PipeTest {
    private static final String MARK = "x".repeat(ReadableStream.HIGH_WATER_MARK);

    private final FakeLoop loop = new FakeLoop();
    private final Trace trace = new Trace();
    private final TestSource source = new TestSource(loop);
    private final TestTarget target = new TestTarget(loop, trace);

    @Test
    void dataFlowsAtTheDestinationsPaceAndTheEndIsPassedOn() {
        target.on(Writable.PIPE, from -> trace.add("pipe"));
        target.on(Writable.UNPIPE, from -> trace.add("unpipe"));
        trace.listen(target, Writable.FINISH);
        trace.listen(source, Readable.PAUSE, Readable.RESUME, Readable.END);
        loop.turn(() -> {
            assertThat(source.pipe(target)).isSameAs(target);
            source.give(MARK);
            source.give("ef");
            source.finish();
        });
        assertThat(trace.take()).isEqualTo("pipe > resume > write:" + MARK.length() + " > pause");
        loop.turn(target::done);
        assertThat(trace.take()).isEqualTo("write:ef > end");
        loop.turn(target::done);
        assertThat(trace.take()).isEqualTo("final > finish > unpipe");
    }

    @Test
    void slicesGoThroughWithoutACopy() {
        CountedSlice slice = CountedSlice.of("same");
        source.pipe(target);
        loop.turn();
        loop.turn(() -> source.give(slice));
        assertThat(target.kept).containsExactly(slice);
        assertThat(slice.references()).isEqualTo(1);
        loop.turn(target::done);
        assertThat(slice.references()).isZero();
    }

    @Test
    void unpipeOfAWaitingDestinationLetsOtherConsumersGoOn() {
        trace.data(source);
        trace.listen(source, Readable.END);
        source.pipe(target);
        source.give(MARK);
        loop.turn();
        source.give("ef");
        trace.take();
        loop.turn(() -> {
            source.unpipe(target);
            trace.add("unpiped " + source.isPaused());
            source.finish();
        });
        assertThat(trace.take()).isEqualTo("data:ef > unpiped false > end");
    }

    @Test
    void unpipeWithoutOtherConsumersPauses() {
        source.pipe(target);
        loop.turn();
        loop.turn(() -> source.unpipe());
        assertThat(source.isFlowing()).isFalse();
        assertThat(source.isPaused()).isTrue();
        assertThat(target.listenerCount(Writable.DRAIN)).isZero();
        assertThat(target.listenerCount(Writable.ERROR)).isZero();
        assertThat(target.listenerCount(Writable.FINISH)).isZero();
        assertThat(target.listenerCount(Writable.CLOSE)).isZero();
    }

    @Test
    void aDestinationCanBeKeptOpen() {
        source.pipe(target, PipeOptions.KEEP_OPEN);
        source.finish();
        loop.turn();
        assertThat(target.writableEnded()).isFalse();
        assertThat(target.listenerCount(Writable.DRAIN)).isZero();
    }

    @Test
    void anErrorOfTheDestinationUnpipesItAndIsNotHidden() {
        source.pipe(target);
        loop.turn();
        loop.turn(() -> target.emit(Writable.ERROR, new IOException("broken")));
        assertThat(source.isPaused()).isTrue();
        assertThat(target.uncaught).hasSize(1);
        source.give("more");
        loop.turn();
        assertThat(trace.take()).isEmpty();
    }

    @Test
    void theSlowestOfSeveralDestinationsSetsThePace() {
        Trace second = new Trace();
        TestTarget other = new TestTarget(loop, second);
        source.pipe(target);
        source.pipe(other);
        loop.turn(() -> source.give(MARK));
        source.give("next");
        loop.turn(target::done);
        assertThat(trace.take()).isEqualTo("write:" + MARK.length());
        loop.turn(other::done);
        assertThat(trace.take()).isEqualTo("write:next");
        assertThat(second.take()).isEqualTo("write:" + MARK.length() + " > write:next");
    }

    @Test
    void fromLoopToLoopTheBytesAreCopied() throws InterruptedException {
        FakeLoop[] far = new FakeLoop[1];
        Thread foreign = new Thread(() -> far[0] = new FakeLoop());
        foreign.start();
        foreign.join();
        TestTarget distant = new TestTarget(far[0], trace);
        CountedSlice slice = CountedSlice.of("copied");
        source.pipe(distant);
        loop.turn();
        loop.turn(() -> source.give(slice));
        assertThat(slice.references()).isZero();
        assertThat(trace.take()).isEmpty();
        assertThat(far[0].hasTasks()).isTrue();
    }

    @Test
    void aPairGivesEachSideWhatTheOtherWrote() {
        var ends = DuplexPair.on(loop);
        trace.data(ends.get(0));
        trace.data(ends.get(1));
        trace.listen(ends.get(1), Readable.END, Writable.FINISH);
        loop.turn(() -> {
            ends.get(0).write("ping");
            ends.get(1).write("pong");
            ends.get(0).end();
        });
        assertThat(trace.take()).isEqualTo("data:pong > data:ping > end");
        loop.turn(() -> ends.get(1).end());
        assertThat(trace.take()).isEqualTo("finish");
    }

    @Test
    void aPairHasBackpressure() {
        var ends = DuplexPair.on(loop);
        trace.listen(ends.get(0), Writable.DRAIN);
        loop.turn(() -> assertThat(ends.get(0).write(MARK)).isFalse());
        assertThat(trace.take()).isEmpty();
        loop.turn(() -> ends.get(1).resume());
        assertThat(trace.take()).isEqualTo("drain");
    }
}
