package io.jackfield.platform.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Asks strategies for what they make, each time on a thread of its own and for a bounded time, so that one that hangs holds up neither a swap
 * nor the start of a bundle. One that is late or throws has failed, and the {@link Strategies} choose another; one that returns after all is
 * there again. A call that never returns keeps its thread and the class loader of its bundle: the log says so. Not for loops.
 */
final class StrategyCalls {
    private static final Logger LOG = System.getLogger(StrategyCalls.class.getName());

    private final LongSupplier millis;
    private final Consumer<Generation<?>> recovered;

    /**
     * Says how.
     *
     * @param millis how long a call may take
     * @param recovered told of a strategy that had failed by being late, and has returned
     */
    StrategyCalls(LongSupplier millis, Consumer<Generation<?>> recovered) {
        this.millis = millis;
        this.recovered = recovered;
    }

    /**
     * Asks a strategy; null when there is none, or it is on its way out, or fails, which is noted in it.
     *
     * @param what is asked for, for people
     * @param tooLate gets what came when nobody waited for it any more
     */
    <S, T> T ask(Generation<S> generation, String what, Function<S, T> maker, Consumer<T> tooLate) {
        // held while the strategy works, so that its bundle is not gone before it has loaded its classes
        if (generation == null || !generation.acquire()) {
            return null;
        }
        try {
            Call<T> call = new Call<>(
                    generation,
                    what,
                    () -> Objects.requireNonNull(maker.apply(generation.service()), "it made nothing"),
                    tooLate);
            return call.made(millis.getAsLong());
        } finally {
            generation.release();
        }
    }

    private final class Call<T> extends FutureTask<T> {
        private final Generation<?> generation;
        private final String what;
        private final Consumer<T> tooLate;
        private final Thread thread;
        private final AtomicBoolean decided = new AtomicBoolean();

        Call(Generation<?> generation, String what, Callable<T> maker, Consumer<T> tooLate) {
            super(maker);
            this.generation = generation;
            this.what = what;
            this.tooLate = tooLate;
            thread = new Thread(this, "jackfield-asks-" + generation);
            thread.setDaemon(true);
            thread.setContextClassLoader(StrategyCalls.class.getClassLoader());
        }

        T made(long limit) {
            thread.start();
            try {
                return awaited(limit);
            } catch (TimeoutException e) {
                return givenUp(limit);
            } catch (ExecutionException e) {
                failed("it could not make " + what + ": " + e.getCause(), e.getCause());
                return null;
            }
        }

        /** What is asked for is short and bounded: an interruption is kept for later. */
        private T awaited(long limit) throws ExecutionException, TimeoutException {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit);
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private T givenUp(long limit) {
            failed(
                    "it has not made " + what + " within " + limit + " ms; thread " + thread.getName() + " is "
                            + place() + " and stays, with the class loader of its bundle, until the call returns",
                    null);
            return decided.compareAndSet(false, true) ? null : cameMeanwhile();
        }

        /** It came while it was given up: the caller has it as if it had come in time, and nobody else needs to hear of it. */
        private T cameMeanwhile() {
            try {
                T made = get();
                afterAll();
                return made;
            } catch (ExecutionException e) {
                failed("it could not make " + what + ": " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return null;
        }

        /** Where it hangs: the first place that is not the JDK's. */
        private String place() {
            return Arrays.stream(thread.getStackTrace())
                    .filter(frame -> !frame.getClassName().matches("(java|jdk|sun)\\..*"))
                    .findFirst()
                    .map(frame -> "at " + frame)
                    .orElse("over");
        }

        private void failed(String why, Throwable cause) {
            generation.failed(why);
            LOG.log(
                    Level.ERROR,
                    generation.kind().word() + " " + generation + " of " + generation.bundle() + " serves nothing: "
                            + why,
                    cause);
        }

        @Override
        protected void done() {
            if (!decided.compareAndSet(false, true)) {
                returnedLate();
            }
        }

        private void afterAll() {
            generation.failed(null);
            LOG.log(
                    Level.INFO,
                    "{0} {1} has made {2} after all",
                    generation.kind().word(),
                    generation,
                    what);
        }

        /** On the thread of the call, which holds up nobody: who waited for it has gone on. */
        private void returnedLate() {
            try {
                tooLate.accept(get());
                afterAll();
                recovered.accept(generation);
            } catch (ExecutionException e) {
                failed("it could not make " + what + ": " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
