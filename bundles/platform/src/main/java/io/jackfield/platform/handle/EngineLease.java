package io.jackfield.platform.handle;

import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.Generation;
import io.jackfield.spi.engine.ClientEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The client engine for one request, held until the request needs it no more; running it gives it back. */
final class EngineLease implements Runnable {
    private final Generation<ClientEngine> generation;
    private final Runnable after;
    private final AtomicBoolean released = new AtomicBoolean();

    private EngineLease(Generation<ClientEngine> generation, Runnable after) {
        this.generation = generation;
        this.after = after;
    }

    /**
     * Takes the engine in force. Off a loop it waits for one, at most the park time.
     *
     * @param after runs when the lease is given back
     * @throws StateException {@code ERR_JACKFIELD_NO_STRATEGY}
     */
    static EngineLease take(Core core, Runnable after) {
        Generation<ClientEngine> generation = acquire(core);
        if (generation == null && core.currentLoop() == null) {
            generation = await(core);
        }
        if (generation == null) {
            throw new StateException(
                    ErrorCodes.ERR_JACKFIELD_NO_STRATEGY, "no client engine is registered: install jackfield-client");
        }
        return new EngineLease(generation, after);
    }

    private static Generation<ClientEngine> acquire(Core core) {
        Generation<ClientEngine> generation = core.strategies().clientEngine();
        return generation != null && generation.acquire() ? generation : null;
    }

    private static Generation<ClientEngine> await(Core core) {
        CompletableFuture<Generation<ClientEngine>> came = new CompletableFuture<>();
        Runnable observer = () -> {
            Generation<ClientEngine> generation = acquire(core);
            if (generation != null && !came.complete(generation)) {
                generation.release();
            }
        };
        core.strategies().observe(observer);
        try {
            observer.run();
            return came.get(core.settings().parkMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refuse(came);
        } catch (ExecutionException | TimeoutException e) {
            return refuse(came);
        } finally {
            core.strategies().forget(observer);
        }
    }

    /** Takes none any more; one that came at the last moment is taken all the same. */
    private static Generation<ClientEngine> refuse(CompletableFuture<Generation<ClientEngine>> came) {
        return came.complete(null) ? null : came.join();
    }

    ClientEngine engine() {
        return generation.service();
    }

    @Override
    public void run() {
        if (released.compareAndSet(false, true)) {
            generation.release();
            after.run();
        }
    }
}
