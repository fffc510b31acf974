package io.jackfield.access.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WritingTest {
    private final Writing writing = new Writing("test");
    private final Recorder recorder = new Recorder();

    /** Keeps lines; stands still while it is held, and fails while it is told to. */
    private static final class Recorder implements Sink {
        final List<String> lines = new CopyOnWriteArrayList<>();
        final CountDownLatch reached = new CountDownLatch(1);
        volatile CountDownLatch held = new CountDownLatch(0);
        volatile boolean fails;
        volatile boolean full;
        volatile boolean closed;

        @Override
        public void write(CharSequence line) throws IOException {
            reached.countDown();
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (fails) {
                throw new IOException("full");
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() throws IOException {
            if (full) {
                throw new IOException("full");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static Entry entry(int number) {
        Entry.Asked asked = new Entry.Asked("GET", "/" + number, "1.1", null, null, null);
        return new Entry(new Entry.Peer("::1", 1, ""), asked, 0, 0, new Entry.Outcome(200, 0, true, null));
    }

    @AfterEach
    void close() {
        recorder.held.countDown();
        writing.close();
    }

    @Test
    void linesAreWrittenInOrder() {
        writing.follow(LineFormat.COMMON, recorder, 100);
        for (int i = 0; i < 50; i++) {
            writing.offer(entry(i));
        }
        await().until(() -> recorder.lines.size() == 50);
        for (int i = 0; i < 50; i++) {
            assertThat(recorder.lines.get(i)).contains("\"GET /" + i + " ");
        }
        assertThat(writing.report().dropped).isZero();
    }

    @Test
    void whoOffersNeverWaitsAndWhatHasNoPlaceIsCounted() throws InterruptedException {
        recorder.held = new CountDownLatch(1);
        writing.follow(LineFormat.COMMON, recorder, 3);
        writing.offer(entry(0));
        recorder.reached.await();
        for (int i = 1; i <= 10; i++) {
            writing.offer(entry(i));
        }
        assertThat(writing.report().dropped).isEqualTo(7);
        recorder.held.countDown();
        await().until(() -> recorder.lines.size() == 4);
    }

    @Test
    void whatWaitsIsWrittenBeforeItCloses() throws InterruptedException {
        recorder.held = new CountDownLatch(1);
        writing.follow(LineFormat.COMMON, recorder, 100);
        for (int i = 0; i < 20; i++) {
            writing.offer(entry(i));
        }
        recorder.reached.await();
        recorder.held.countDown();
        writing.close();
        assertThat(recorder.lines).hasSize(20);
        assertThat(recorder.closed).isTrue();
        writing.offer(entry(20));
        assertThat(writing.report().dropped).isEqualTo(1);
    }

    @Test
    void anotherSinkTakesOverAndTheOldOneIsClosed() {
        writing.follow(LineFormat.COMMON, recorder, 100);
        Recorder second = new Recorder();
        writing.follow(LineFormat.JSON, second, 100);
        await().until(() -> recorder.closed);
        writing.offer(entry(1));
        await().until(() -> second.lines.size() == 1);
        assertThat(second.lines.get(0)).startsWith("{");
        assertThat(recorder.lines).isEmpty();
    }

    @Test
    void whatDoesNotBecomeVisibleIsCountedAsDropped() {
        recorder.full = true;
        writing.follow(LineFormat.COMMON, recorder, 100);
        writing.offer(entry(1));
        await().until(() -> writing.report().dropped == 1);
        assertThat(writing.report().written).isZero();
        recorder.full = false;
        writing.offer(entry(2));
        await().until(() -> writing.report().written == 1);
        assertThat(writing.report().dropped).isEqualTo(1);
    }

    @Test
    void aSinkThatFailsIsTriedAgain() {
        recorder.fails = true;
        writing.follow(LineFormat.COMMON, recorder, 100);
        writing.offer(entry(1));
        await().until(() -> writing.report().dropped == 1);
        recorder.fails = false;
        writing.offer(entry(2));
        await().until(() -> recorder.lines.size() == 1);
    }
}
