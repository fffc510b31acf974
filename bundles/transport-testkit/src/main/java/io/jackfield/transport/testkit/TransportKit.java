package io.jackfield.transport.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jackfield.spi.transport.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;

/**
 * Everything that the transport contract promises, as dynamic tests against real sockets on the loopback:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> contract() {
 *     return TransportKit.of(new MyTransport());
 * }
 * }</pre>
 *
 * Each test has loops and sockets of its own, and fails too if an event came on a wrong thread, from inside a call of a channel, from
 * inside another event, or after {@code closed}.
 */
public final class TransportKit {

    private TransportKit() {}

    /** The tests that apply to the transport: what it neither listens nor adopts for is left out. */
    public static Stream<DynamicNode> of(Transport transport) {
        Map<String, List<Case>> subjects = new LinkedHashMap<>();
        subjects.put("input", InputCases.all());
        subjects.put("output", OutputCases.all());
        subjects.put("slow reader", SlowReaderCases.all());
        subjects.put("end", EndCases.all());
        subjects.put("connect", ConnectCases.all());
        subjects.put("loops", LoopCases.all());
        subjects.put("accept", transport.listens() ? ListenCases.all() : ListenCases.refused());
        subjects.put("adopt", transport.adopts() ? AdoptCases.all() : AdoptCases.refused());
        List<DynamicNode> nodes = new ArrayList<>();
        subjects.forEach((subject, cases) -> nodes.add(DynamicContainer.dynamicContainer(
                subject, cases.stream().map(one -> dynamicTest(one.name(), () -> run(transport, one))))));
        return nodes.stream();
    }

    private static void run(Transport transport, Case one) throws Exception {
        try (Bench bench = new Bench(transport)) {
            one.body().run(bench);
            bench.check();
        }
    }
}
