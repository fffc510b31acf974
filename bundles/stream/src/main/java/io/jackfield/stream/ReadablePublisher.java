package io.jackfield.stream;

import io.jackfield.spi.buffer.Slice;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives a stream's data to one subscriber as it asks; behind {@link ReadableStream#publisher}. Signals come on the loop. */
final class ReadablePublisher implements Flow.Publisher<ByteBuffer> {
    private final ReadableStream stream;
    private final AtomicBoolean subscribed = new AtomicBoolean();

    ReadablePublisher(ReadableStream stream) {
        this.stream = stream;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        boolean first = subscribed.compareAndSet(false, true);
        stream.onLoop(() -> new Delivering(subscriber).begin(first));
    }

    /** Loop only, but for {@link #request} and {@link #cancel}. */
    private final class Delivering implements Sink, Flow.Subscription {
        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
        private long requested;
        private boolean emitting;
        private boolean ended;
        private boolean done;
        private Throwable error;

        Delivering(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        void begin(boolean first) {
            emitting = true;
            subscriber.onSubscribe(this);
            emitting = false;
            if (!first) {
                finish(new IllegalStateException("A stream has one subscriber"));
            } else if (stream.endEmitted()) {
                end();
            } else if (stream.destroyed()) {
                finish(ViewErrors.prematureClose());
            } else {
                stream.once(ReadableStream.ERROR, this::finish);
                stream.once(ReadableStream.CLOSE, () -> finish(ViewErrors.prematureClose()));
                stream.machine().delivery().add(this);
                emit();
            }
        }

        @Override
        public void data(Slice chunk) {
            if (!done) {
                waiting.add(ByteBuffer.wrap(Slices.copy(chunk)));
                emit();
            }
        }

        @Override
        public void end() {
            finish(stream.incomplete());
        }

        private void finish(Throwable why) {
            if (!ended) {
                ended = true;
                error = why;
                emit();
            }
        }

        /** Not from within itself: a subscriber that asks in {@code onNext} is served by the loop below. */
        private void emit() {
            if (emitting || done) {
                return;
            }
            emitting = true;
            try {
                while (requested > 0 && !waiting.isEmpty() && !done) {
                    requested -= requested == Long.MAX_VALUE ? 0 : 1;
                    subscriber.onNext(waiting.remove());
                }
                if (ended && waiting.isEmpty() && !done) {
                    done = true;
                    complete();
                }
            } catch (Throwable thrown) { // as for listeners
                done = true;
                stream.uncaught(null, thrown);
                stream.destroy();
            }
            emitting = false;
            flow();
        }

        private void complete() {
            if (error == null) {
                subscriber.onComplete();
            } else {
                subscriber.onError(error);
            }
        }

        private void flow() {
            if (ended || done) {
                return;
            }
            if (requested > 0) {
                stream.machine().resume();
            } else {
                stream.machine().pause();
            }
        }

        @Override
        public void request(long count) {
            stream.onLoop(() -> {
                if (count <= 0) {
                    waiting.clear();
                    finish(new IllegalArgumentException("A subscriber must request at least 1 element"));
                } else {
                    requested = requested + count < 0 ? Long.MAX_VALUE : requested + count;
                    emit();
                }
            });
        }

        @Override
        public void cancel() {
            stream.onLoop(() -> {
                if (!done) {
                    done = true;
                    waiting.clear();
                    if (!ended) {
                        stream.destroy();
                    }
                }
            });
        }
    }
}
