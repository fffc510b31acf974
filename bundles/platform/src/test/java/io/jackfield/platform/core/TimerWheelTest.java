package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.transport.TransportLoop;
import java.lang.ref.WeakReference;
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

    @Test
    void nobodyHoldsWhatIsDisarmed() {
        PlatformLoop loop = new PlatformLoop(new HandTurned(), null);
        loop.deadline(() -> {}).arm(1_000_000);
        WeakReference<Object> disarmed = disarmed(loop);
        Awaitility.await().until(() -> {
            System.gc();
            return disarmed.get() == null;
        });
    }

    private static WeakReference<Object> disarmed(PlatformLoop loop) {
        Object held = new Object();
        Deadline deadline = loop.deadline(() -> {
            throw new AssertionError(held);
        });
        deadline.arm(120_000);
        deadline.disarm();
        return new WeakReference<>(held);
    }

    @Test
    void whatFiresMayDisarmAndArmOthersOfItsTime() {
        HandTurned turned = new HandTurned();
        PlatformLoop loop = new PlatformLoop(turned, null);
        List<Integer> fired = new ArrayList<>();
        List<Deadline> deadlines = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int number = i;
            deadlines.add(loop.deadline(() -> {
                fired.add(number);
                // its neighbours, which are due as well: one before and one behind it, whatever their order is
                int first = fired.get(0);
                if (fired.size() == 1) {
                    deadlines.get((first + 1) % 6).disarm();
                    deadlines.get((first + 5) % 6).arm(1_000_000);
                }
            }));
        }
        deadlines.forEach(deadline -> deadline.arm(100));
        Awaitility.await().until(() -> {
            turned.turn();
            return fired.size() == 4;
        });
        int first = fired.get(0);
        assertThat(fired).containsExactlyInAnyOrder(first, (first + 2) % 6, (first + 3) % 6, (first + 4) % 6);
        assertThat(deadlines).filteredOn(Deadline::armed).containsExactly(deadlines.get((first + 5) % 6));
    }
}
