package io.jackfield.platform.handle;

import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.DrainOptions;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends some {@link ServerHandle}s without losing a request, on a thread of its own.
 *
 * <ol>
 *   <li>for the notice everything goes on, but answers say that their connection ends with them;
 *   <li>ports are freed; idle connections stay a moment, since a request may be on its way;
 *   <li>idle connections are closed, running exchanges end;
 *   <li>at the deadline what is left is cut.
 * </ol>
 *
 * <p>It is over as soon as no connection is left.
 */
public final class Drain {
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final List<ServerHandle> servers;
    private final DrainOptions options;
    private final List<DrainDTO> results = new ArrayList<>();
    private final CompletableFuture<List<DrainDTO>> done = new CompletableFuture<>();
    private final long begun = System.nanoTime();
    private CompletableFuture<?>[] closed;

    private Drain(List<ServerHandle> servers, DrainOptions options) {
        this.servers = servers;
        this.options = options;
    }

    /**
     * Begins.
     *
     * @return completed with one result for each server when the last connection is gone
     */
    public static CompletableFuture<List<DrainDTO>> begin(List<ServerHandle> servers, DrainOptions options) {
        Drain drain = new Drain(servers, options);
        Thread thread = new Thread(drain::run, "jackfield-drain");
        thread.setDaemon(true);
        thread.setContextClassLoader(Drain.class.getClassLoader());
        thread.start();
        return drain.done;
    }

    private void run() {
        try {
            closed = servers.stream().map(this::observe).toArray(CompletableFuture[]::new);
            servers.forEach(ServerHandle::announceEnd);
            await(options.notice());
            long end = System.nanoTime() + options.deadline().toNanos();
            draining().forEach(ServerHandle::leavePort);
            await(shorter(options.idle(), options.deadline()));
            draining().forEach(ServerHandle::closeIdleConnections);
            await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            cut();
            done.complete(results);
        } catch (InterruptedException | RuntimeException e) {
            done.completeExceptionally(new IllegalStateException("the drain was interrupted: " + e, e));
        }
    }

    private void cut() throws InterruptedException {
        for (ServerHandle server : draining()) {
            results.get(servers.indexOf(server)).cut = server.connectionCount();
            server.destroyConnections();
        }
        await(CLOSING);
    }

    /** Those that nobody has had listen again meanwhile. */
    private List<ServerHandle> draining() {
        return servers.stream().filter(ServerHandle::draining).toList();
    }

    /** Returns at the latest after this time, before if nothing is left. */
    private void await(Duration most) throws InterruptedException {
        try {
            CompletableFuture.allOf(closed).get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Adds the result of a server, which is complete when the returned stage is. */
    private CompletableFuture<Void> observe(ServerHandle server) {
        DrainDTO result = new DrainDTO();
        result.server = server.options().name();
        SocketAddress address = server.address();
        result.host = address == null ? "" : address.toString();
        if (address instanceof InetSocketAddress inet) {
            result.host = inet.getAddress().getHostAddress();
            result.port = inet.getPort();
        }
        result.connections = server.connectionCount();
        results.add(result);
        return server.whenClosed()
                .whenComplete((nothing, failure) -> result.millis = (System.nanoTime() - begun) / 1_000_000)
                .toCompletableFuture();
    }
}
