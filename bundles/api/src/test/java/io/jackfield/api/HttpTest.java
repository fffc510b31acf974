package io.jackfield.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.listener.ResponseListener;
import io.jackfield.api.stream.Writable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The module as one facade, whose many forms of a call come down to few: checklist items 6 and 225 to 234. */
class HttpTest {
    private final List<Object> calls = new ArrayList<>();
    private final Server server = proxy(Server.class, (self, method, arguments) -> {
        calls.add(method.getName());
        calls.addAll(List.of(arguments));
        return self;
    });
    private final Http http = proxy(Http.class, (self, method, arguments) -> {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(self, method, arguments);
        }
        calls.add(method.getName());
        calls.addAll(List.of(arguments));
        return method.getReturnType() == Server.class ? server : null;
    });

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Items 6, 225, 226: the listener is one of 'request'. */
    @Test
    void createServerAddsItsListener() {
        RequestListener listener = (request, response) -> {};
        assertThat(http.createServer(listener)).isSameAs(server);
        assertThat(calls).containsExactly("createServer", ServerOptions.DEFAULTS, "on", Server.REQUEST, listener);
    }

    /** Items 6, 228, 229, 257: with the options over those of the URL. */
    @Test
    void getTakesUrlAndOptions() {
        ResponseListener listener = response -> {};
        RequestOptions over = RequestOptions.builder().path("/b").build();
        http.get("http://one:81/a", listener);
        http.get("http://one:81/a", over, listener);
        http.get(URI.create("http://one:81/a"), listener);
        http.get(URI.create("http://one:81/a"), over, listener);
        assertThat(told()).containsExactly("get one:81/a", "get one:81/b", "get one:81/a", "get one:81/b");
        assertThat(calls).filteredOn(call -> call == listener).hasSize(4);
    }

    /** Items 233, 234, 257. */
    @Test
    void requestTakesUrlAndOptions() {
        ResponseListener listener = response -> {};
        RequestOptions over = RequestOptions.builder().hostname("two").build();
        http.request("http://one:81/a");
        http.request("http://one:81/a", over);
        http.request(URI.create("http://one:81/a"), listener);
        http.request(URI.create("http://one:81/a"), over, listener);
        assertThat(told())
                .containsExactly("request one:81/a", "request two:81/a", "request one:81/a", "request two:81/a");
        assertThat(calls).filteredOn(call -> call == listener).hasSize(2);
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (int i = 1; i < calls.size(); i++) {
            if (calls.get(i) instanceof RequestOptions options) {
                told.add(calls.get(i - 1) + " " + options.hostname() + ":" + options.port() + options.path());
            }
        }
        return told;
    }

    /** Items 59, 60, 299, 302: 'checkExpectation' is an event of the server, whatever the older page says. */
    @Test
    void eventsOfARequestAreNodes() throws IllegalAccessException {
        assertThat(events(ClientRequest.class, OutgoingMessage.class, Writable.class, Emitter.class))
                .containsExactlyInAnyOrder(
                        "abort",
                        "connect",
                        "continue",
                        "information",
                        "response",
                        "socket",
                        "upgrade",
                        "timeout",
                        "drain",
                        "prefinish",
                        "finish",
                        "pipe",
                        "unpipe",
                        "error",
                        "close");
        assertThat(events(Server.class)).contains("checkExpectation");
    }

    private static Set<String> events(Class<?>... types) throws IllegalAccessException {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : types) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && Event.class.isAssignableFrom(field.getType())) {
                    names.add(((Event<?>) field.get(null)).name());
                }
            }
        }
        return names;
    }
}
