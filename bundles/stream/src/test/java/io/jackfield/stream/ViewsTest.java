package io.jackfield.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.error.Coded;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.error.StateException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final int MARK = ReadableStream.HIGH_WATER_MARK;

    private final FakeLoop loop = new FakeLoop();
    private final Trace trace = new Trace();
    private final TestSource source = new TestSource(loop);
    private final TestTarget target = new TestTarget(loop, trace);

    // ---- CompletionStage

    @Test
    void bodyCollectsEverything() {
        CompletableFuture<byte[]> body = source.body(100).toCompletableFuture();
        loop.turn();
        loop.turn(() -> source.give("hello "));
        loop.turn(() -> source.give("world"));
        assertThat(body).isNotDone();
        loop.turn(source::finish);
        assertThat(body.getNow(null)).asString(StandardCharsets.US_ASCII).isEqualTo("hello world");
    }

    @Test
    void bodyBeyondItsLimitFailsAtOnceAndTheRestIsDropped() {
        CompletableFuture<byte[]> body = source.body(5).toCompletableFuture();
        loop.turn();
        loop.turn(() -> source.give("123456"));
        assertFails(body, "ERR_JACKFIELD_BODY_TOO_LARGE");
        CountedSlice rest = CountedSlice.of("rest");
        loop.turn(() -> source.give(rest));
        assertThat(rest.references()).isZero();
    }

    @Test
    void bodyOfABrokenStreamFails() {
        CompletableFuture<byte[]> body = source.body(100).toCompletableFuture();
        loop.turn();
        loop.turn(source::destroy);
        assertFails(body, "ERR_STREAM_PREMATURE_CLOSE");
    }

    @Test
    void bodyThatEndedTruncatedFails() {
        CompletableFuture<byte[]> body = source.body(100).toCompletableFuture();
        source.incomplete = new HttpException("ECONNRESET", "aborted");
        loop.turn(() -> source.give("half"));
        loop.turn(source::finish);
        assertFails(body, "ECONNRESET");
    }

    private static void assertFails(CompletableFuture<?> future, String code) {
        assertThat(future).isCompletedExceptionally();
        future.exceptionally(error -> {
            assertThat(Coded.codeOf(error)).isEqualTo(code);
            return null;
        });
    }

    // ---- InputStream

    @Test
    void inputStreamReadsToTheEnd() throws Exception {
        InputStream in = source.inputStream();
        CompletableFuture<String> text = worker(() -> new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        loop.turn(() -> source.give("hello "));
        loop.turn(() -> source.give("world"));
        loop.turn(source::finish);
        await().until(text::isDone);
        assertThat(text).isCompletedWithValue("hello world");
    }

    @Test
    void inputStreamHoldsNoMoreThanTheHighWaterMarkAndGoesOnWhenRead() throws Exception {
        InputStream in = source.inputStream();
        loop.turn();
        loop.turn(() -> source.give("x".repeat(MARK)));
        loop.turn(() -> source.give("y".repeat(MARK)));
        assertThat(source.demands).containsExactly(false);
        assertThat(in.available()).isEqualTo(MARK);
        CompletableFuture<byte[]> read = worker(() -> in.readNBytes(MARK));
        await().until(read::isDone);
        await().until(loop::hasTasks);
        loop.turn();
        assertThat(in.available()).isEqualTo(MARK);
        assertThat(source.demands).startsWith(false, true);
    }

    @Test
    void inputStreamRefusesToBlockALoop() {
        InputStream in = source.inputStream();
        assertThatThrownBy(in::read).isInstanceOfSatisfying(StateException.class, error -> assertThat(error.code())
                .isEqualTo("ERR_JACKFIELD_BLOCKING"));
    }

    @Test
    void inputStreamOfABrokenStreamThrows() {
        InputStream in = source.inputStream();
        CompletableFuture<Integer> read = worker(in::read);
        loop.turn();
        loop.turn(source::destroy);
        await().until(read::isDone);
        assertFails(read, "ERR_STREAM_PREMATURE_CLOSE");
    }

    @Test
    void interruptionEndsAWaitingRead() throws InterruptedException {
        InputStream in = source.inputStream();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                in.read();
            } catch (Exception error) {
                thrown.complete(error);
            }
        });
        reader.start();
        await().until(() -> reader.getState() == Thread.State.WAITING);
        reader.interrupt();
        reader.join();
        assertThat(thrown.getNow(null)).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void closingTheInputStreamDropsTheRest() throws Exception {
        InputStream in = source.inputStream();
        loop.turn();
        loop.turn(() -> source.give("x".repeat(MARK)));
        in.close();
        CountedSlice rest = CountedSlice.of("rest");
        loop.turn();
        loop.turn(() -> source.give(rest));
        assertThat(rest.references()).isZero();
        assertThat(source.destroyed()).isFalse();
    }

    // ---- OutputStream

    @Test
    void outputStreamWaitsWhileTheBufferIsFull() throws Exception {
        OutputStream out = target.outputStream();
        CompletableFuture<Boolean> written = worker(() -> {
            out.write(new byte[MARK]);
            out.write(new byte[] {'!'});
            out.close();
            return true;
        });
        await().until(loop::hasTasks);
        loop.turn();
        assertThat(trace.take()).isEqualTo("write:" + MARK);
        assertThat(written).isNotDone();
        loop.turn(target::done);
        await().until(written::isDone);
        loop.turn();
        assertThat(trace.take()).isEqualTo("write:!");
        loop.turn(target::done);
        assertThat(trace.take()).isEqualTo("final");
    }

    @Test
    void outputStreamOfABrokenStreamThrows() {
        OutputStream out = target.outputStream();
        CompletableFuture<Boolean> written = worker(() -> {
            out.write(new byte[MARK]);
            out.write(1);
            return true;
        });
        await().until(loop::hasTasks);
        loop.turn(target::destroy);
        await().until(written::isDone);
        assertThat(written).isCompletedExceptionally();
    }

    // ---- Flow

    @Test
    void publisherGivesAsManyChunksAsAreAskedFor() {
        Recorder recorder = new Recorder();
        source.publisher().subscribe(recorder);
        source.give("a");
        source.give("b");
        loop.turn();
        assertThat(trace.take()).isEqualTo("subscribed");
        loop.turn(() -> recorder.subscription.request(1));
        assertThat(trace.take()).isEqualTo("next:a");
        loop.turn(() -> recorder.subscription.request(5));
        loop.turn(source::finish);
        assertThat(trace.take()).isEqualTo("next:b > complete");
    }

    @Test
    void publisherTellsOfABrokenStreamAndOfWrongRequests() {
        Recorder recorder = new Recorder();
        source.publisher().subscribe(recorder);
        loop.turn(() -> recorder.subscription.request(0));
        assertThat(trace.take()).isEqualTo("subscribed > error:IllegalArgumentException");
        Recorder second = new Recorder();
        source.publisher().subscribe(second);
        loop.turn(source::destroy);
        assertThat(trace.take()).isEqualTo("subscribed > error:HttpException");
    }

    @Test
    void cancellingDestroysTheStream() {
        Recorder recorder = new Recorder();
        source.publisher().subscribe(recorder);
        loop.turn(() -> recorder.subscription.cancel());
        assertThat(source.destroyed()).isTrue();
        assertThat(trace.take()).isEqualTo("subscribed");
    }

    @Test
    void aPublisherHasOneSubscriber() {
        Flow.Publisher<ByteBuffer> publisher = source.publisher();
        publisher.subscribe(new Recorder());
        publisher.subscribe(new Recorder());
        assertThat(trace.take()).isEqualTo("subscribed > subscribed > error:IllegalStateException");
    }

    @Test
    void subscriberAsksForTheNextChunkWhenThereIsRoom() {
        source.publisher().subscribe(target.subscriber());
        loop.turn(() -> source.give("x".repeat(MARK)));
        source.give("next");
        loop.turn();
        assertThat(trace.take()).isEqualTo("write:" + MARK);
        loop.turn(target::done);
        assertThat(trace.take()).isEqualTo("write:next");
        loop.turn(source::finish);
        loop.turn(target::done);
        assertThat(trace.take()).isEqualTo("final");
    }

    private static <T> CompletableFuture<T> worker(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        result.complete(action.call());
                    } catch (Exception error) {
                        result.completeExceptionally(error);
                    }
                })
                .start();
        return result;
    }

    private final class Recorder implements Flow.Subscriber<ByteBuffer> {
        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            trace.add("subscribed");
        }

        @Override
        public void onNext(ByteBuffer chunk) {
            trace.add("next:" + Trace.text(chunk));
        }

        @Override
        public void onError(Throwable error) {
            trace.add("error:" + error.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            trace.add("complete");
        }
    }
}
