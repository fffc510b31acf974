package io.jackfield.platform.handle;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.error.StateException;
import io.jackfield.platform.core.PlatformLoop;
import io.jackfield.spi.connection.ClientHost;
import io.jackfield.spi.connection.Deadline;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A request that was made while no client engine was there. It stands before the engine's request: what is asked of it before one comes is
 * kept in {@link EarlyCalls}, everything later goes straight on. When none comes within the park time it fails.
 *
 * <ol>
 *   <li>{@link #make}: it waits;
 *   <li>{@link #begin}: on a loop at once, else with the first call that would start a request; from now on the park time runs;
 *   <li>{@link #attach}: an engine is there, and makes the request; or {@link #fail}.
 * </ol>
 */
final class EarlyRequest implements InvocationHandler {
    private static final Set<String> STARTING = Set.of("write", "end", "flushHeaders", "abort", "destroy");
    private static final Set<String> VIEWS = Set.of("outputStream", "subscriber");

    private final HttpFacade http;
    private final ClientHost host;
    private final RequestOptions options;
    private final Runnable ended;
    private final PlatformLoop loop;
    private final ClientRequest outside;
    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<Void> decided = new CompletableFuture<>();
    private final AtomicBoolean counted = new AtomicBoolean(true);
    private final Runnable observer = this::look;

    private final EarlyCalls calls;
    private boolean begun;
    private Exception failure;
    private Deadline deadline;
    private volatile ClientRequest real;

    private EarlyRequest(HttpFacade http, ClientHost host, RequestOptions options, Runnable ended) {
        this.http = http;
        this.host = host;
        this.options = options;
        this.ended = ended;
        this.loop = http.loop();
        this.outside = (ClientRequest) Proxy.newProxyInstance(
                ClientRequest.class.getClassLoader(), new Class<?>[] {ClientRequest.class}, this);
        this.calls = new EarlyCalls(options, http::uncaught);
    }

    /**
     * Makes one.
     *
     * @param ended runs once, when the request is over
     */
    static ClientRequest make(HttpFacade http, ClientHost host, RequestOptions options, Runnable ended) {
        EarlyRequest early = new EarlyRequest(http, host, options, ended);
        early.lock.lock();
        try {
            options.addListeners(early.outside);
            early.calls.clear();
            http.core().strategies().observe(early.observer);
            boolean asksFirst = options.headers().stream().anyMatch(line -> "expect".equalsIgnoreCase(line.getKey()));
            if (early.loop.inLoop() || asksFirst) {
                early.begin();
            } else {
                early.look();
            }
        } finally {
            early.lock.unlock();
        }
        return early.outside;
    }

    // ---- calls

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Exception {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(method, arguments);
        }
        if (VIEWS.contains(method.getName()) && !loop.inLoop()) {
            awaitEngine();
        }
        ClientRequest there = real;
        if (there == null) {
            lock.lock();
            try {
                there = real;
                if (there == null) {
                    return keep(method, arguments);
                }
            } finally {
                lock.unlock();
            }
        }
        Object result = call(method, there, arguments);
        return result == there ? outside : result;
    }

    private Object ofObject(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> outside == arguments[0];
            case "hashCode" -> System.identityHashCode(outside);
            default -> "ClientRequest@" + Integer.toHexString(System.identityHashCode(outside));
        };
    }

    static Object call(Method method, Object target, Object[] arguments) throws Exception {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw (Error) e.getCause();
        }
    }

    private Object keep(Method method, Object[] arguments) throws Exception {
        if (VIEWS.contains(method.getName())) {
            throw noEngine();
        }
        Object answer = calls.keep(outside, method, arguments);
        if (!begun && STARTING.contains(method.getName())) {
            begin();
        }
        return answer;
    }

    private static StateException noEngine() {
        return new StateException(
                ErrorCodes.ERR_JACKFIELD_NO_STRATEGY, "no client engine is registered: install jackfield-client");
    }

    /** A view that blocks may wait as well: off a loop, for an engine. */
    private void awaitEngine() {
        try {
            decided.get(http.core().settings().parkMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw noEngine();
        }
    }

    // ---- life

    /** From now on an outcome may be told. */
    private void begin() {
        begun = true;
        http.liveness().change(true);
        if (failure != null) {
            tell();
        } else {
            run(loop, this::arm);
            look();
        }
    }

    private void arm() {
        long millis = http.core().settings().parkMillis();
        deadline = loop.deadline(() -> fail(new HttpException(
                ErrorCodes.ERR_JACKFIELD_NO_STRATEGY,
                "no client engine came within " + millis + " ms: install jackfield-client")));
        if (real == null) {
            deadline.arm(Math.max(1, millis));
        }
    }

    /** Strategies came or went. Any thread. */
    private void look() {
        if (http.core().strategies().clientEngine() != null) {
            run(http.core().workers(), this::attach);
        }
    }

    private void run(Executor where, Runnable task) {
        try {
            where.execute(task);
        } catch (RejectedExecutionException e) {
            fail(new HttpException(
                    ErrorCodes.ERR_JACKFIELD_CLOSED, "the platform or the transport is shutting down", e));
        }
    }

    /** Makes the request, if an engine is there: on the loop if the outcome may be told already, else off it, where nothing starts. */
    private void attach() {
        lock.lock();
        try {
            if (real != null || failure != null) {
                return;
            }
            if (begun && !loop.inLoop()) {
                run(loop, this::attach);
                return;
            }
            http.requireOpen();
            EngineLease lease = EngineLease.take(http.core(), this::end);
            if (lease != null) {
                ClientRequest made = lease.request(host, options);
                calls.replay(made);
                real = made;
                over();
            }
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            lock.unlock();
        }
    }

    /** The request is over, or the engine that refused it is; once. */
    private void end() {
        if (counted.compareAndSet(true, false)) {
            ended.run();
        }
    }

    private void over() {
        http.core().strategies().forget(observer);
        if (deadline != null) {
            deadline.disarm();
        }
        decided.complete(null);
        if (begun) {
            http.liveness().change(false);
        }
    }

    private void fail(Exception cause) {
        lock.lock();
        try {
            if (real == null && failure == null) {
                failure = cause;
                http.core().strategies().forget(observer);
                decided.completeExceptionally(cause);
                end();
                if (begun) {
                    tell();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        try {
            loop.execute(this::tellNow);
        } catch (RejectedExecutionException loopGone) {
            tellNow();
        }
    }

    private void tellNow() {
        lock.lock();
        try {
            calls.abandon();
        } finally {
            lock.unlock();
        }
        calls.tell(failure);
        http.liveness().change(false);
    }
}
