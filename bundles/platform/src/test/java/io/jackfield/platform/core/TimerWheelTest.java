package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.transport.TransportLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
    /** Does what it is told to do later whenever the test says so. */
    private static final class HandTurned implements TransportLoop {
        private final List<Runnable> scheduled = new ArrayList<>();

        void turn() {
            List<Runnable> now = List.copyOf(scheduled);
            scheduled.clear();
            now.forEach(Runnable::run);
        }

        @Override
        public boolean inLoop() {
            return true;
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public Cancellable schedule(Runnable task, long delay, TimeUnit unit) {
            scheduled.add(task);
            return () -> scheduled.remove(task);
        }

        @Override
        public Object attachment() {
            return null;
        }

        @Override
        public void attach(Object state) {
            throw new UnsupportedOperationException("nothing is attached");
        }
    }

    @Test
    void aShorterLimitThatIsArmedAsAnotherIsOverDoesNotMakeTheWheelTurnTwice() {
        HandTurned turned = new HandTurned();
        PlatformLoop loop = new PlatformLoop(turned, null);
        AtomicBoolean over = new AtomicBoolean();
        Deadline shorter = loop.deadline(() -> {});
        Deadline first = loop.deadline(() -> {
            shorter.arm(20);
            over.set(true);
        });
        loop.deadline(() -> {}).arm(1_000_000);
        first.arm(200);
        Awaitility.await().until(() -> {
            turned.turn();
            return over.get();
        });
        assertThat(turned.scheduled).hasSize(1);
    }
}
