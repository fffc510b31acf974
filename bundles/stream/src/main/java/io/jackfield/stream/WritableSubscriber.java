package io.jackfield.stream;

import io.jackfield.api.event.Emitter;
import io.jackfield.api.stream.Writable;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes what a publisher gives to a stream, one chunk at a time; behind {@link SliceWritable#subscriber}. */
final class WritableSubscriber implements Flow.Subscriber<ByteBuffer> {
    private final SliceWritable stream;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile Flow.Subscription subscription;

    WritableSubscriber(SliceWritable stream) {
        this.stream = stream;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        Objects.requireNonNull(given, "subscription");
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        stream.on(Writable.DRAIN, this::drained);
        stream.once(Emitter.ERROR, error -> given.cancel());
        stream.once(Emitter.CLOSE, given::cancel);
        given.request(1);
    }

    @Override
    public void onNext(ByteBuffer chunk) {
        waiting.set(true);
        if (stream.write(chunk)) {
            drained();
        }
    }

    private void drained() {
        if (waiting.compareAndSet(true, false)) {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable error) {
        stream.destroy(error instanceof Exception exception ? exception : new IllegalStateException(error));
    }

    @Override
    public void onComplete() {
        stream.end();
    }
}
