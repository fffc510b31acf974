package io.jackfield.platform.handle;

import io.jackfield.api.RequestOptions;
import io.jackfield.api.error.Coded;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.tls.TlsOptions;
import io.jackfield.platform.core.Addresses;
import io.jackfield.platform.core.ConnectionOwner;
import io.jackfield.platform.core.Connects;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.PlatformConnection;
import io.jackfield.platform.core.PlatformLoop;
import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.tls.TlsPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

/**
 * Opens connections for {@link AgentHandle} and {@link SocketHandle}: looks the host up on a worker, then tries its addresses one after the
 * other until one answers. The first error is the one that is told.
 */
final class Connector {
    private final Core core;

    Connector(Core core) {
        this.core = core;
    }

    /** Gets the outcome, on the loop: {@link #opened} or {@link #failed}, once, and never from inside {@link #connect}. */
    interface Outcome {
        /** The host was looked up: an error, or one of its addresses. */
        default void resolved(Exception error, InetAddress address, String host) {}

        /** The connection is there, before anything was read. */
        void opened(PlatformConnection connection);

        /** It could not be made. */
        void failed(Exception cause);
    }

    /**
     * Opens a connection. Loop only.
     *
     * @param options host, port, family, localAddress, socketPath, lookup, connectTimeout and tls count
     * @param defaultPort the port when the options have none
     * @param loop where the connection shall live
     * @param owner whom it shall belong to
     * @param outcome told once
     * @return the attempt, which can be called off
     */
    Attempt connect(
            RequestOptions options, int defaultPort, PlatformLoop loop, ConnectionOwner owner, Outcome outcome) {
        Attempt attempt = new Attempt(options, loop, owner, outcome);
        attempt.start(options.port() == 0 ? defaultPort : options.port());
        return attempt;
    }

    private static HttpException loopGone(RejectedExecutionException cause) {
        return new HttpException(
                ErrorCodes.ERR_JACKFIELD_NO_STRATEGY, "the transport on whose loop this began is gone", cause);
    }

    /** One connection in the making; on its loop. */
    final class Attempt implements Connects.Sink {
        private final RequestOptions options;
        private final PlatformLoop loop;
        private final ConnectionOwner owner;
        private final Outcome outcome;
        private final Queue<SocketAddress> candidates = new ArrayDeque<>();
        private Deadline deadline;
        private SocketAddress local;
        private SocketAddress remote;
        private Exception first;
        private PlatformConnection shaking;
        private boolean done;

        Attempt(RequestOptions options, PlatformLoop loop, ConnectionOwner owner, Outcome outcome) {
            this.options = options;
            this.loop = loop;
            this.owner = owner;
            this.outcome = outcome;
        }

        void start(int port) {
            try {
                begin(port);
            } catch (RuntimeException e) {
                fail(new HttpException(ErrorCodes.ENOENT, "connect: " + e.getMessage(), e));
            }
        }

        private void begin(int port) {
            if (options.connectTimeout() != null && !options.connectTimeout().isZero()) {
                deadline = loop.deadline(this::timeOver);
                deadline.arm(options.connectTimeout().toMillis());
            }
            if (options.socketPath() != null) {
                candidates.add(UnixDomainSocketAddress.of(options.socketPath()));
                tryNext();
                return;
            }
            String host = host(options);
            InetAddress literal = Addresses.literal(host);
            InetAddress from = options.localAddress() == null ? null : Addresses.literal(options.localAddress());
            if (literal == null || options.localAddress() != null && from == null) {
                lookUp(host, port);
            } else {
                local = from == null ? null : new InetSocketAddress(from, 0);
                candidates.add(new InetSocketAddress(literal, port));
                tryNext();
            }
        }

        private void lookUp(String host, int port) {
            try {
                core.workers().execute(() -> {
                    List<InetAddress> found = new ArrayList<>();
                    Exception error = null;
                    InetAddress from = null;
                    try {
                        found.addAll(resolve(host));
                        from = options.localAddress() == null ? null : InetAddress.getByName(options.localAddress());
                    } catch (Exception e) {
                        error = e;
                    }
                    answer(host, port, found, from, error);
                });
            } catch (RejectedExecutionException e) {
                fail(new HttpException(ErrorCodes.ERR_JACKFIELD_CLOSED, "the platform is shutting down", e));
            }
        }

        private List<InetAddress> resolve(String host) throws Exception {
            InetAddress literal = Addresses.literal(host);
            if (literal != null) {
                return List.of(literal);
            }
            return options.lookup() != null
                    ? options.lookup().lookup(host, options.family())
                    : Arrays.asList(InetAddress.getAllByName(host));
        }

        /** On the worker. */
        private void answer(String host, int port, List<InetAddress> found, InetAddress from, Exception error) {
            try {
                loop.execute(() -> {
                    if (!done) {
                        local = from == null ? null : new InetSocketAddress(from, 0);
                        resolved(host, port, found, error);
                    }
                });
            } catch (RejectedExecutionException e) {
                // The loop is gone and nobody can be told on it.
                outcome.failed(loopGone(e));
            }
        }

        private void resolved(String host, int port, List<InetAddress> found, Exception error) {
            for (InetAddress address : found) {
                if (error == null && (options.family() == 0 || options.family() == Addresses.family(address))) {
                    outcome.resolved(null, address, host);
                    candidates.add(new InetSocketAddress(address, port));
                }
            }
            if (candidates.isEmpty()) {
                boolean unknown = error == null || error instanceof UnknownHostException;
                Exception told = unknown ? NetworkErrors.notFound(host, error) : error;
                outcome.resolved(told, null, host);
                fail(told);
            } else {
                tryNext();
            }
        }

        private void tryNext() {
            remote = candidates.poll();
            if (remote == null) {
                fail(first);
                return;
            }
            try {
                core.connects().open(new Connects.Target(remote, local, 0, secure()), loop, owner, this);
            } catch (RuntimeException e) {
                failed(new IOException("the transport in force can not connect to " + remote, e));
            }
        }

        private Connects.Secure secure() {
            TlsOptions tls = options.tls();
            if (tls == null) {
                return null;
            }
            String host = host(options);
            String name = tls.servername() == null ? host : tls.servername();
            return new Connects.Secure(core.tls().client(tls), TlsPeer.server(host, Addresses.port(remote), name));
        }

        @Override
        public void shaking(PlatformConnection connection) {
            shaking = connection;
            if (done) {
                connection.close();
            }
        }

        @Override
        public void opened(PlatformConnection connection) {
            shaking = null;
            if (done) {
                connection.close();
                return;
            }
            end();
            outcome.opened(connection);
        }

        @Override
        public void failed(IOException cause) {
            if (!done && cause instanceof Coded) {
                // the server is there, but not to be trusted: its other addresses lead to the same
                fail(cause);
            } else if (!done) {
                first = first == null ? NetworkErrors.connect(cause, remote) : first;
                tryNext();
            }
        }

        private void timeOver() {
            fail(new HttpException(
                    ErrorCodes.ETIMEDOUT,
                    "connect ETIMEDOUT " + host(options) + " after "
                            + options.connectTimeout().toMillis() + " ms"));
        }

        private void fail(Exception cause) {
            if (!done) {
                end();
                loop.nextTick(() -> outcome.failed(cause));
            }
        }

        /** Wants no outcome any more; a connection that comes all the same is closed. */
        void cancel() {
            if (!done) {
                end();
            }
        }

        private void end() {
            done = true;
            if (shaking != null) {
                shaking.close();
            }
            if (deadline != null) {
                deadline.disarm();
            }
        }
    }

    /** The host to connect to. */
    static String host(RequestOptions options) {
        String host = options.hostname() != null ? options.hostname() : options.host();
        return host == null || host.isEmpty() ? "localhost" : host;
    }
}
