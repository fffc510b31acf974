package io.jackfield.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.Coded;
import io.jackfield.api.stream.Writable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Where a trace is expected, it was taken from Node v10.15.0 running the same steps on a stream with {@code final} and {@code writev}. */
class WritableTest {
    private static final String MARK = "x".repeat(ReadableStream.HIGH_WATER_MARK);

    private final FakeLoop loop = new FakeLoop();
    private final Trace trace = new Trace();
    private final TestTarget target = new TestTarget(loop, trace);

    @Test
    void writesWaitForTheOneUnderWayAndDrainFollowsTheirCallbacks() {
        trace.listen(target, Writable.DRAIN, Writable.FINISH, Writable.PREFINISH);
        assertThat(target.write("a", error -> trace.add("cb1"))).isTrue();
        assertThat(target.write(MARK, error -> trace.add("cb2"))).isFalse();
        assertThat(target.writableLength()).isEqualTo(MARK.length() + 1);
        loop.turn(target::done);
        assertThat(trace.take()).isEqualTo("write:a > write:" + MARK.length() + " > cb1");
        target.once(Writable.DRAIN, () -> target.end("z", () -> trace.add("endcb")));
        loop.turn(target::done);
        assertThat(trace.take()).isEqualTo("drain > write:z > cb2");
        loop.turn(target::done);
        assertThat(trace.take()).isEqualTo("final > prefinish > finish > endcb");
        assertThat(target.writableFinished()).isTrue();
    }

    @Test
    void aWriteThatIsDoneAtOnceTellsItInALaterTick() {
        target.atOnce = true;
        trace.listen(target, Writable.DRAIN);
        loop.turn(() -> {
            trace.add(target.write(MARK, error -> trace.add("cb")));
            trace.add("sync");
        });
        assertThat(trace.take()).isEqualTo("write:" + MARK.length() + " > false > sync > drain > cb");
    }

    @Test
    void corkedWritesLeaveTogetherAndEndUncorks() {
        target.atOnce = true;
        trace.listen(target, Writable.FINISH);
        loop.turn(() -> {
            target.cork();
            target.write("a");
            target.write("b");
            target.uncork();
            trace.add("uncorked");
            target.cork();
            target.write("c");
            target.end();
        });
        assertThat(trace.take()).isEqualTo("write:a,b > uncorked > write:c > final > finish");
    }

    @Test
    void aWriteAfterTheEndIsAnErrorOfTheStream() {
        trace.errors(target);
        target.atOnce = true;
        loop.turn(() -> {
            target.end("a");
            trace.add(target.write("b", error -> trace.add("cb:" + Coded.codeOf(error))));
        });
        assertThat(trace.take())
                .isEqualTo(
                        "write:a > false > final > error:ERR_STREAM_WRITE_AFTER_END > cb:ERR_STREAM_WRITE_AFTER_END");
    }

    @Test
    void aFailedWriteTellsItsCallbackAndTheStream() {
        trace.errors(target);
        target.write("a", error -> trace.add(error.getMessage()));
        loop.turn(() -> target.failed(new IOException("broken")));
        assertThat(trace.take()).isEqualTo("write:a > broken > error:null");
    }

    @Test
    void destroyDropsWhatWaitsAndTellsTheCallbacks() {
        trace.errors(target);
        trace.listen(target, Writable.CLOSE, Writable.FINISH);
        target.write("a", error -> trace.add("a:" + Coded.codeOf(error)));
        target.write("b", error -> trace.add("b:" + Coded.codeOf(error)));
        CountedSlice waiting = CountedSlice.of("c");
        target.writeSlice(waiting, null);
        loop.turn(() -> {
            target.destroy(new IOException("why"));
            trace.add("sync");
        });
        assertThat(trace.take())
                .isEqualTo("write:a > sync > a:ERR_STREAM_DESTROYED > b:ERR_STREAM_DESTROYED > error:null > close");
        assertThat(waiting.references()).isZero();
        loop.turn(target::done);
        assertThat(trace.take()).isEmpty();
        assertThat(target.isWritable()).isFalse();
    }

    @Test
    void aBufferIsTakenFromPositionToLimitAndLeftAlone() {
        ByteBuffer direct = ByteBuffer.allocateDirect(8);
        direct.put("abcdefgh".getBytes(StandardCharsets.US_ASCII)).position(2).limit(5);
        target.write(direct);
        target.atOnce = true;
        loop.turn(target::done);
        target.write(ByteBuffer.wrap("abcdefgh".getBytes(StandardCharsets.US_ASCII), 3, 2));
        assertThat(trace.take()).isEqualTo("write:cde > write:de");
        assertThat(direct.position()).isEqualTo(2);
    }

    @Test
    void nullIsRefusedInTheCaller() {
        assertThatThrownBy(() -> target.write((String) null))
                .isInstanceOfSatisfying(ArgumentException.class, error -> assertThat(error.code())
                        .isEqualTo("ERR_INVALID_ARG_TYPE"));
    }

    @Test
    void aCallbackThatThrowsIsReported() {
        target.write("a", error -> {
            throw new IOException("mine");
        });
        loop.turn(target::done);
        assertThat(target.uncaught).hasSize(1);
    }

    @Test
    void aForeignThreadLearnsOfBackpressureAndIsToldOfDrain() throws InterruptedException, ExecutionException {
        target.atOnce = true;
        trace.listen(target, Writable.DRAIN, Writable.FINISH);
        boolean[] more = foreign(() -> new boolean[] {target.write("a"), target.write(MARK), target.write("b")});
        assertThat(more).containsExactly(true, false, false);
        assertThat(target.foreignWrites().underWay()).isEqualTo(MARK.length() + 2);
        loop.turn();
        assertThat(trace.take()).startsWith("write:a > write:" + MARK.length()).contains("drain");
        assertThat(target.foreignWrites().underWay()).isZero();
    }

    @Test
    void aForeignThreadIsToldOfDrainEvenIfTheLoopNeverSawAFullBuffer() throws InterruptedException, ExecutionException {
        target.atOnce = true;
        trace.listen(target, Writable.DRAIN);
        String half = MARK.substring(MARK.length() / 2);
        boolean[] more = foreign(() -> new boolean[] {target.write(half), target.write(half)});
        assertThat(more).containsExactly(true, false);
        loop.turn();
        assertThat(trace.take()).endsWith("drain");
    }

    @Test
    void writesAndEndOfAForeignThreadKeepTheirOrder() throws InterruptedException, ExecutionException {
        target.atOnce = true;
        trace.listen(target, Writable.FINISH);
        foreign(() -> {
            target.write("a");
            target.write("b");
            return target.end("c");
        });
        loop.turn();
        assertThat(trace.take()).isEqualTo("write:a > write:b > write:c > final > finish");
    }

    @Test
    void aWriteToAnEndedLoopIsDroppedAndTold() throws InterruptedException, ExecutionException {
        loop.end();
        CompletableFuture<Exception> told = new CompletableFuture<>();
        assertThat(foreign(() -> target.write("a", told::complete))).isFalse();
        assertThat(Coded.codeOf(told.getNow(null))).isEqualTo("ERR_STREAM_DESTROYED");
        assertThat(foreign(() -> target.end("b").destroy())).isSameAs(target);
    }

    private static <T> T foreign(Supplier<T> action) throws InterruptedException, ExecutionException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> result.complete(action.get()));
        thread.start();
        thread.join();
        return result.get();
    }
}
