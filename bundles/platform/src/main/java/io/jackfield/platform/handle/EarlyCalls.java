package io.jackfield.platform.handle;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.WriteCallback;
import io.jackfield.stream.EventEmitter;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What was asked of an {@link EarlyRequest} before there was an engine: the calls in their order, and as much of their effects as can be
 * asked for meanwhile. What the calls' arguments are worth is judged when they are repeated.
 */
final class EarlyCalls {
    private static final int HIGH_WATER_MARK = 16 * 1024;
    private static final int MAX_HEADERS = 2000;
    /** What takes no argument, returns something, and yet is no question. */
    private static final Set<String> ACTING = Set.of("end", "destroy");

    private final RequestOptions options;
    private final Listeners heard;
    private final Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Call> calls = new ArrayList<>();
    private boolean headFixed;
    private boolean ended;
    private boolean destroyed;
    private boolean abandoned;
    private long abortedAt;
    private CompletableFuture<IncomingMessage> response;

    /** The listeners, who are told if no engine comes. */
    private static final class Listeners extends EventEmitter {
        private final Consumer<Throwable> uncaught;

        Listeners(Consumer<Throwable> uncaught) {
            this.uncaught = uncaught;
        }

        @Override
        protected void uncaught(Event<?> event, Throwable thrown) {
            uncaught.accept(thrown);
        }
    }

    private record Call(Method method, Object[] arguments) {}

    EarlyCalls(RequestOptions options, Consumer<Throwable> uncaught) {
        this.options = options;
        this.heard = new Listeners(uncaught);
        options.headers().forEach(line -> headers.put(line.getKey(), line.getValue()));
    }

    /** The calls so far were the options', which the engine makes itself. */
    void clear() {
        calls.clear();
    }

    // ---- a call

    /** Answers a call, and keeps it if it does something. */
    Object keep(ClientRequest outside, Method method, Object[] arguments) throws Exception {
        return switch (method.getName()) {
            case "listenerCount", "listeners", "emit" -> onListeners(method, arguments);
            case "on", "once", "prependListener", "off", "removeAllListeners" -> {
                onListeners(method, arguments);
                yield kept(outside, method, arguments);
            }
            case "setHeader", "appendHeader", "removeHeader" -> {
                header(method.getName(), arguments);
                yield kept(outside, method, arguments);
            }
            case "getHeader" -> headers.get((String) arguments[0]);
            case "hasHeader" -> headers.containsKey((String) arguments[0]);
            case "write" -> {
                headFixed = true;
                kept(outside, method, owned(arguments));
                yield isEmpty(arguments[0]);
            }
            default -> {
                boolean asks =
                        arguments == null && method.getReturnType() != void.class && !ACTING.contains(method.getName());
                if (asks) {
                    yield asked(method.getName());
                }
                note(method.getName());
                yield kept(outside, method, arguments == null ? null : owned(arguments));
            }
        };
    }

    private Object kept(ClientRequest outside, Method method, Object[] arguments) {
        if (!abandoned) {
            calls.add(new Call(method, arguments));
        }
        return method.getReturnType() == void.class ? null : outside;
    }

    private Object onListeners(Method method, Object[] arguments) throws Exception {
        return EarlyRequest.call(
                Emitter.class.getMethod(method.getName(), method.getParameterTypes()), heard, arguments);
    }

    private void header(String action, Object[] arguments) {
        String name = (String) arguments[0];
        switch (action) {
            case "setHeader" -> headers.put(name, arguments[1]);
            case "appendHeader" -> headers.merge(name, arguments[1], (before, more) -> List.of(before, more));
            default -> headers.remove(name);
        }
    }

    /** The caller may move the position of a buffer once the call is over. */
    private static Object[] owned(Object[] arguments) {
        Object[] copy = arguments.clone();
        if (copy[0] instanceof ByteBuffer buffer) {
            copy[0] = buffer.duplicate();
        }
        return copy;
    }

    private static boolean isEmpty(Object chunk) {
        return chunk instanceof ByteBuffer buffer && !buffer.hasRemaining()
                || chunk instanceof byte[] bytes && bytes.length == 0
                || chunk instanceof String text && text.isEmpty();
    }

    private void note(String action) {
        switch (action) {
            case "abort" -> abortedAt = abortedAt == 0 ? System.currentTimeMillis() : abortedAt;
            case "destroy" -> destroyed = true;
            case "end" -> {
                ended = true;
                headFixed = true;
            }
            case "flushHeaders" -> headFixed = true;
            default -> {
                // nothing that can be asked for
            }
        }
    }

    private Object asked(String name) {
        return switch (name) {
            case "getHeaderNames" ->
                headers.keySet().stream()
                        .map(header -> header.toLowerCase(Locale.ROOT))
                        .toList();
            case "getHeaders" -> new TreeMap<>(headers);
            case "headersSent" -> headFixed;
            case "finished", "writableEnded" -> ended;
            case "isWritable" -> !ended && !destroyed;
            case "destroyed" -> destroyed;
            case "aborted" -> abortedAt != 0;
            case "abortedAt" -> abortedAt;
            case "sendDate", "writableFinished", "reusedSocket" -> false;
            case "writableLength" -> 0;
            case "writableHighWaterMark" -> HIGH_WATER_MARK;
            case "maxHeadersCount" -> MAX_HEADERS;
            case "method" -> given(options.method(), "GET");
            case "path" -> given(options.path(), "/");
            case "host" -> given(options.hostname(), given(options.host(), "localhost"));
            case "protocol" -> given(options.protocol(), "http:");
            case "agent" -> options.agent();
            case "response" -> response();
            default -> null;
        };
    }

    private static String given(String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }

    // ---- the outcome

    /** Repeats the calls; one that the request refuses is its error. */
    void replay(ClientRequest request) {
        if (response != null) {
            passOn(request, response);
        }
        try {
            for (Call call : calls) {
                EarlyRequest.call(call.method, request, call.arguments);
            }
        } catch (Exception e) {
            request.destroy(e);
        }
        calls.clear();
    }

    private static void passOn(ClientRequest request, CompletableFuture<IncomingMessage> waiting) {
        request.response().whenComplete((answer, error) -> {
            if (error == null) {
                waiting.complete(answer);
            } else {
                waiting.completeExceptionally(error);
            }
        });
        waiting.whenComplete((answer, error) -> {
            if (waiting.isCancelled()) {
                request.abort();
            }
        });
    }

    private CompletableFuture<IncomingMessage> response() {
        if (response == null) {
            response = new CompletableFuture<>();
            heard.once(Emitter.ERROR, response::completeExceptionally);
        }
        return response;
    }

    /** There will be no request: nothing more is kept. */
    void abandon() {
        abandoned = true;
        destroyed = true;
    }

    /** Tells all who wait that there will be no request. On the loop. */
    void tell(Exception cause) {
        heard.emit(Emitter.ERROR, cause);
        for (Call call : calls) {
            Object[] arguments = call.arguments;
            if (arguments != null && arguments[arguments.length - 1] instanceof WriteCallback callback) {
                tell(callback, cause);
            }
        }
        calls.clear();
        heard.emit(Emitter.CLOSE);
    }

    private void tell(WriteCallback callback, Exception cause) {
        try {
            callback.done(cause);
        } catch (Exception e) {
            heard.uncaught(null, e);
        }
    }
}
