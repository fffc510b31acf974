package io.jackfield.whiteboard;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.Socket;
import io.jackfield.api.error.StateException;
import io.jackfield.api.listener.ConnectListener;
import io.jackfield.api.listener.ErrorHandler;
import io.jackfield.api.listener.Listener3;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.listener.UpgradeListener;
import io.jackfield.api.whiteboard.PathTemplate;
import io.jackfield.platform.dispatch.Exchanges;
import io.jackfield.platform.dispatch.Replies;
import io.jackfield.platform.dispatch.TunnelHandler;
import io.jackfield.platform.dispatch.WaitingRoom;
import io.jackfield.spi.connection.Loop;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Hands each request of one server to its filters and its handler. Where one went a moment ago, the request waits for the next. On the
 * request's loop.
 */
final class Dispatcher implements TunnelHandler {
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;

    private final Mounts mounts;
    private final String server;

    Dispatcher(Mounts mounts, String server) {
        this.mounts = mounts;
        this.server = server;
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        String path = PathTemplate.pathOf(request.url());
        if (mounts.filters().isEmpty()) {
            handle(path, request, response);
        } else {
            filter(path, (req, res) -> handle(path, req, res), request, response);
        }
    }

    /** A CONNECT names no path: around it stand the filters of {@code /}. */
    @Override
    public void onTunnel(IncomingMessage request, ServerResponse response) {
        if (isConnect(request)) {
            filter("/", this::connect, request, response);
        } else {
            String path = PathTemplate.pathOf(request.url());
            List<String> protocols = Tunnels.protocols(request);
            filter(path, (req, res) -> upgrade(path, protocols, req, res), request, response);
        }
    }

    private static boolean isConnect(IncomingMessage request) {
        return request.method().equals("CONNECT");
    }

    private void filter(String path, RequestListener end, IncomingMessage request, ServerResponse response) {
        long seen = mounts.changes();
        Filters filters = new Filters(mounts.filters(), path, server);
        if (!filters.enter()) {
            park(filters::keptFor, seen, request, response, () -> filter(path, end, request, response));
            return;
        }
        Exchanges.whenOver(response, filters::exit);
        try {
            filters.chain(end, this::failed).on(request, response);
        } catch (Exception e) {
            failed(e, request, response);
        }
    }

    private void handle(String path, IncomingMessage request, ServerResponse response) {
        long seen = mounts.changes();
        Mount<RequestListener> mount = mounts.routes().find(path, request.method(), server);
        // before it is entered: a service is forgotten only after its exchanges have ended
        RequestListener listener = mount == null ? null : mount.service();
        if (mount == null) {
            missing(path, request, response);
        } else if (mount.gone()) {
            park(mount::keptFor, seen, request, response, () -> handle(path, request, response));
        } else if (mount.exchanges().enter()) {
            serve(mount, listener, request, response);
        } else {
            // it went in between, which was marked before its exchanges ended: its place is found now, or its successor
            handle(path, request, response);
        }
    }

    private void serve(Mount<?> mount, RequestListener listener, IncomingMessage request, ServerResponse response) {
        try {
            mount.exchanges().serve(listener, request, response);
        } catch (Exception | LinkageError e) {
            mount.failed();
            failed(e, request, response);
        }
    }

    // ---- connections that leave HTTP

    /** Without a handler for it an upgrade is an ordinary request (checklist item 104). */
    private void upgrade(String path, List<String> protocols, IncomingMessage request, ServerResponse response) {
        long seen = mounts.changes();
        Mount<UpgradeListener> mount = null;
        for (int i = 0; i < protocols.size() && mount == null; i++) {
            mount = mounts.upgrades().find(path, protocols.get(i), server);
        }
        if (mount == null) {
            handle(path, request, response);
        } else {
            leave(mount, seen, request, response, () -> upgrade(path, protocols, request, response));
        }
    }

    /** Without a handler for it the connection is closed, and nothing is written (checklist item 99). */
    private void connect(IncomingMessage request, ServerResponse response) {
        long seen = mounts.changes();
        Mount<ConnectListener> mount = mounts.connects().find(Authority.path(request.url()), request.method(), server);
        if (mount == null) {
            response.destroy();
        } else {
            leave(mount, seen, request, response, () -> connect(request, response));
        }
    }

    private void leave(
            Mount<? extends Listener3<IncomingMessage, Socket, ByteBuffer>> mount,
            long seen,
            IncomingMessage request,
            ServerResponse response,
            Runnable again) {
        Listener3<IncomingMessage, Socket, ByteBuffer> handler = mount.service();
        if (mount.gone()) {
            park(mount::keptFor, seen, request, response, again);
        } else if (!mount.exchanges().enter()) {
            again.run();
        } else {
            try {
                Tunnels.leave(mount, handler, request, response);
            } catch (StateException e) {
                // a filter answered and handed it on all the same
                failed(e, request, response);
            }
        }
    }

    // ---- without a handler

    /**
     * Lets a request wait for the next change.
     *
     * @param millis how long it still may
     * @param seen the changes before it was looked at: if there was one since, it goes on at once
     */
    private void park(LongSupplier millis, long seen, IncomingMessage request, ServerResponse response, Runnable goOn) {
        Loop loop = WaitingRoom.loopOf(request);
        if (loop == null) {
            error(NOT_FOUND, null, request, response);
            return;
        }
        mounts.room().park(loop, response, millis, timeOver -> goOn.run());
        if (mounts.changes() != seen) {
            mounts.room().wake();
        }
    }

    private void missing(String path, IncomingMessage request, ServerResponse response) {
        Set<String> methods = mounts.routes().methods(path, server);
        if (methods.isEmpty()) {
            error(NOT_FOUND, null, request, response);
        } else {
            response.setHeader("Allow", String.join(", ", methods));
            error(METHOD_NOT_ALLOWED, null, request, response);
        }
    }

    private void failed(Throwable thrown, IncomingMessage request, ServerResponse response) {
        if (response.headersSent()) {
            Replies.failed(response, thrown);
        } else {
            error(INTERNAL_ERROR, thrown, request, response);
        }
    }

    private void error(int status, Throwable thrown, IncomingMessage request, ServerResponse response) {
        response.statusCode(status);
        Mount<ErrorHandler> mount = errorHandler(Integer.toString(status));
        ErrorHandler handler = mount == null ? null : mount.service();
        if (handler == null || !mount.exchanges().enter()) {
            plain(status, thrown, response);
            return;
        }
        try {
            mount.exchanges().serve((req, res) -> handler.onError(status, thrown, req, res), request, response);
        } catch (Exception | LinkageError e) {
            mount.failed();
            Replies.failed(response, e);
        }
    }

    private Mount<ErrorHandler> errorHandler(String status) {
        Mount<ErrorHandler> forAll = null;
        for (Mount<ErrorHandler> mount : mounts.errors()) {
            if (!mount.gone() && mount.serves(status, server)) {
                if (!mount.methods().isEmpty()) {
                    return mount;
                }
                forAll = forAll == null ? mount : forAll;
            }
        }
        return forAll;
    }

    private static void plain(int status, Throwable thrown, ServerResponse response) {
        switch (status) {
            case NOT_FOUND -> Replies.plain(response, status, "No handler is mounted here.");
            case METHOD_NOT_ALLOWED -> Replies.plain(response, status, "No handler serves this method here.");
            default -> Replies.failed(response, thrown);
        }
    }
}
