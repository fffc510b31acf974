package io.jackfield.platform.handle;

import io.jackfield.platform.core.PlatformConnection;
import io.jackfield.spi.agent.SocketRequest;

/**
 * The connection of one request that has no agent (Node's {@code agent: false}), or brings its own by {@code createConnection}; closed with
 * the request.
 */
final class Unpooled implements Keeper {
    private final HttpFacade http;
    private final SocketRequest request;
    private final Runnable over;
    private ClientSocket socket;
    private boolean cancelled;

    /** @param over runs before the outcome is told */
    Unpooled(HttpFacade http, SocketRequest request, Runnable over) {
        this.http = http;
        this.request = request;
        this.over = over;
    }

    void begin() {
        onLoop(() -> {
            if (cancelled) {
                return;
            }
            if (request.options().createConnection() != null) {
                new StreamHook(http, request, this).call(request.options().createConnection(), request.options());
            } else {
                socket = ClientSocket.connectFor(http, request, request.options(), this);
            }
        });
    }

    void cancel() {
        onLoop(() -> {
            cancelled = true;
            if (socket != null) {
                socket.destroy();
            }
        });
    }

    private void onLoop(Runnable action) {
        if (request.loop().inLoop()) {
            action.run();
        } else {
            request.loop().execute(action);
        }
    }

    @Override
    public void opened(PlatformConnection connection) {
        if (cancelled) {
            connection.close();
        } else {
            over.run();
            request.assigned(connection, false);
        }
    }

    @Override
    public void failed(Exception cause) {
        if (!cancelled) {
            over.run();
            request.failed(cause);
        }
    }

    @Override
    public void released(PlatformConnection connection) {
        connection.close();
    }

    @Override
    public void spoiled(PlatformConnection connection) {
        // It carries one request only: what comes afterwards is of no use to anybody.
    }

    @Override
    public void left() {
        // Nobody counts it.
    }

    @Override
    public void removed(PlatformConnection connection) {
        // Nobody counts it.
    }
}
