package io.jackfield.platform.handle;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.Generation;
import io.jackfield.spi.connection.ClientHost;
import io.jackfield.spi.engine.ClientEngine;

/** The client engine for one request, held until the request needs it no more; running it gives it back. */
final class EngineLease implements Runnable {
    private final Generation<ClientEngine> generation;
    private final Runnable after;
    /** On the request's loop. */
    private boolean released;

    private EngineLease(Generation<ClientEngine> generation, Runnable after) {
        this.generation = generation;
        this.after = after;
    }

    /**
     * Takes the engine in force.
     *
     * @param after runs when the lease is given back
     * @return the lease, or null if there is no engine
     */
    static EngineLease take(Core core, Runnable after) {
        Generation<ClientEngine> generation = core.strategies().clientEngine();
        return generation != null && generation.acquire() ? new EngineLease(generation, after) : null;
    }

    /** Makes the request; what is thrown ends the lease. */
    ClientRequest request(ClientHost host, RequestOptions options) {
        try {
            return generation.service().request(host, options, this);
        } catch (RuntimeException | Error e) {
            run();
            throw e;
        }
    }

    @Override
    public void run() {
        if (!released) {
            released = true;
            generation.release();
            after.run();
        }
    }
}
