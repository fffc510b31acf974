package io.jackfield.platform.handle;

import io.jackfield.api.RequestOptions;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.listener.ConnectionFactory;
import io.jackfield.api.stream.Duplex;
import io.jackfield.platform.core.PlatformLoop;
import io.jackfield.spi.agent.SocketRequest;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * One call of an application's {@code createConnection}: takes the stream it returns or gives to the callback, whichever comes first, and
 * makes a connection of it for a {@link Keeper}.
 */
final class StreamHook implements BiConsumer<Exception, Duplex> {
    private final HttpFacade http;
    private final SocketRequest request;
    private final Keeper keeper;
    private final PlatformLoop loop;
    private final AtomicBoolean answered = new AtomicBoolean();

    StreamHook(HttpFacade http, SocketRequest request, Keeper keeper) {
        this.http = http;
        this.request = request;
        this.keeper = keeper;
        this.loop = (PlatformLoop) request.loop();
    }

    /** Calls the hook; on the loop. */
    void call(ConnectionFactory factory, RequestOptions options) {
        Duplex returned;
        try {
            returned = factory.createConnection(options, this);
        } catch (Exception e) {
            accept(e, null);
            return;
        }
        if (returned != null) {
            accept(null, returned);
        }
    }

    /** The callback: from any thread, any number of times. */
    @Override
    public void accept(Exception error, Duplex stream) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        try {
            loop.execute(() -> answer(error, stream));
        } catch (RejectedExecutionException e) {
            keeper.failed(e);
        }
    }

    private void answer(Exception error, Duplex stream) {
        if (error != null) {
            keeper.failed(error);
        } else if (stream == null) {
            keeper.failed(ArgumentException.type(
                    ErrorCodes.ERR_INVALID_ARG_TYPE, "createConnection gave neither an error nor a stream"));
        } else if (stream instanceof ClientSocket own && own.claim(keeper, loop)) {
            request.connecting(own);
        } else {
            new ClientSocket(http, loop, keeper).wrap(stream);
        }
    }
}
