package io.jackfield.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.Switchboard;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final List<ListenerDTO> listeners = new ArrayList<>();
    private final Readiness readiness = new Readiness(() -> (Switchboard) Proxy.newProxyInstance(
            Switchboard.class.getClassLoader(), new Class<?>[] {Switchboard.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("listeners");
                return listeners;
            }));

    @Test
    void whereAllListenItIsReady() {
        listener("a");
        listener("b");
        assertThat(readiness.problems("")).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        listener("a").parser = "";
        listener("b").state = "draining";
        ListenerDTO bare = listener("");
        bare.transport = "";
        bare.engine = "";
        assertThat(readiness.problems("")).containsExactly("a: no parser", "b: draining", "-: no transport, no engine");
        assertThat(readiness.problems("a")).containsExactly("a: no parser");
    }

    @Test
    void whereNothingListensItIsNotReady() {
        assertThat(readiness.problems("")).containsExactly("nothing listens");
        listener("a");
        assertThat(readiness.problems("<b>")).containsExactly("no such server");
        assertThat(new Readiness(() -> null).problems("")).containsExactly("no platform");
    }

    private ListenerDTO listener(String server) {
        ListenerDTO listener = new ListenerDTO();
        listener.server = server;
        listener.state = "listening";
        listener.transport = "nio#1";
        listener.parser = "strict#2";
        listener.protocol = "http1#1";
        listener.engine = "node#1";
        listeners.add(listener);
        return listener;
    }
}
