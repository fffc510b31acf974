package io.jackfield.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MILLISECOND;

import io.jackfield.api.runtime.RefusalDTO;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.api.runtime.UnknownKeyDTO;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import io.jackfield.itests.configuration.Metatype.Configurable;
import io.jackfield.itests.configuration.Metatype.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every range and every choice that Metatype shows is the one that is enforced: a value outside is refused, told in the runtime DTO, and the
 * old configuration stays; one inside is followed. No component restarts for any of it.
 */
@Timeout(120)
class RefusalIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String NAME = "default";
    private static final String LONG =
            "GET /plaintext HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100) + "\r\n\r\n";

    private static RunningContainer container;
    private static Switchboard switchboard;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        container = RunningContainer.in("felix").feature("all").sharingApi().start();
        switchboard = container.service(Switchboard.class);
        port = container.awaitPort(NAME);
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    static Stream<Configurable> configurables() {
        return Metatype.all().stream();
    }

    @ParameterizedTest
    @MethodSource("configurables")
    void whatIsOutsideIsRefusedAndWhatIsInsideFollowed(Configurable configurable) throws Exception {
        String pid = configurable.instance(NAME);
        for (Value value : configurable.values()) {
            List<Object> outside = outside(value);
            for (Object wrong : outside) {
                refuses(configurable, value.key(), wrong);
            }
            for (Object right : inside(value)) {
                // so that it is seen to be taken: the refusal before it is forgotten
                refuses(configurable, value.key(), outside.get(0));
                container.configure(pid, values(configurable, value.key(), right));
                soon(pid + " " + value.key() + "=" + right)
                        .untilAsserted(() -> assertThat(refusals(pid)).isEmpty());
            }
        }
        container.configure(pid, values(configurable, "nothing", "special"));
        soon(pid).untilAsserted(() -> assertThat(refusals(pid)).isEmpty());
        soon(pid).untilAsserted(() -> assertThat(unknown(pid)).containsExactly(pid + ": nobody reads nothing"));
        container.configure(pid, values(configurable, "service.ranking", 0));
        soon(pid).untilAsserted(() -> assertThat(unknown(pid)).isEmpty());
    }

    /** What a text must be, Metatype does not say. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            io.jackfield.server, parser.filter, (a, must be a service filter
            io.jackfield.server, transport.filter, (a=, must be a service filter
            io.jackfield.server, handler.target, (a, must be a service filter
            io.jackfield.server, proxyProtocol, nowhere/99, must be a list of addresses and networks
            io.jackfield.server, tls.sni, nonsense, `must be a list of name=certificate file,key file`
            io.jackfield.server, tls.key, key.pem, tls.cert must be a file beside tls.key
            io.jackfield.server, tls.cert, cert.pem, tls.key must be a file beside tls.cert
            io.jackfield.agent, tls.key, key.pem, tls.cert must be a file beside tls.key
            io.jackfield.trial, share, 200%, must be a share up to 1
            io.jackfield.trial, errorMargin, much, must be a share up to 1
            io.jackfield.parser.lenient, leniencies, nosuch, nosuch
            io.jackfield.access.log, file, /dev/null/x, file can not be opened
            io.jackfield.health.live, jackfield.handler.path, livez, `no path: "livez"`
            io.jackfield.health.ready, jackfield.handler.path, /a/*/b, `no path: "/a/*/b"`
            io.jackfield.health.ready, jackfield.handler.method, get, `"get" is no method`
            io.jackfield.metrics, jackfield.handler.path, /{, `no path: "/{"`
            io.jackfield.trace, jackfield.filter.path, x, `no path: "x"`
            """)
    void whatATextCanNotMeanIsRefused(String kind, String key, String wrong, String message) throws Exception {
        Configurable configurable = Metatype.all().stream()
                .filter(each -> each.pid().equals(kind))
                .findFirst()
                .orElseThrow();
        String pid = configurable.instance(NAME);
        container.configure(pid, values(configurable, "service.ranking", 1));
        soon(pid).untilAsserted(() -> assertThat(refusals(pid)).isEmpty());
        container.configure(pid, values(configurable, key, wrong));
        soon(pid).untilAsserted(() -> assertThat(refusals(pid))
                .singleElement()
                .asString()
                .startsWith(pid + ": ")
                .contains(message));
        if (kind.equals("io.jackfield.health.live")) {
            try (RawClient client = new RawClient(port)) {
                assertThat(client.get("/livez").status()).as("the old path").isEqualTo(200);
            }
        }
        container.configure(pid, values(configurable, "service.ranking", 0));
        soon(pid).untilAsserted(() -> assertThat(refusals(pid)).isEmpty());
    }

    @Test
    void aConfigurationThatNobodyTakesIsTold() throws Exception {
        container.configure("io.jackfield.servr~spare", Map.of("port", 0));
        soon("unknown").untilAsserted(() -> assertThat(unknown("io.jackfield.servr~spare"))
                .containsExactly("io.jackfield.servr~spare: nobody reads this configuration;"
                        + " perhaps io.jackfield.server is meant"));
    }

    private static void refuses(Configurable configurable, String key, Object wrong) throws Exception {
        String pid = configurable.instance(NAME);
        container.configure(pid, values(configurable, key, wrong));
        soon(pid + " " + key + "=" + wrong).untilAsserted(() -> assertThat(refusals(pid))
                .singleElement()
                .asString()
                .startsWith(pid + ": " + key + " must be ")
                .endsWith(", not \"" + wrong + "\""));
    }

    /** Hundreds of changes, each in force within milliseconds. */
    private static ConditionFactory soon(String what) {
        return await(what)
                .atMost(LIMIT)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(ONE_MILLISECOND);
    }

    @Test
    void aConnectionOutlivesARefusalAndAChange() throws Exception {
        try (RawClient client = new RawClient(port)) {
            assertThat(client.get("/plaintext").status()).isEqualTo(200);
            Map<String, Object> wrong = server();
            wrong.put("keepAliveTimeout", "soon");
            wrong.put("maxHeaderSize", 100);
            container.configure("io.jackfield.server~default", wrong);
            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(switchboard.listeners().get(0).error).contains("keepAliveTimeout must be"));
            client.send(LONG);
            assertThat(client.receive().status()).as("the old limit").isEqualTo(200);
            Map<String, Object> right = server();
            right.put("maxHeaderSize", 100);
            container.configure("io.jackfield.server~default", right);
            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(switchboard.listeners().get(0).error).isEmpty());
            await("the new limit")
                    .atMost(LIMIT)
                    .until(() -> client.send(LONG).receive().status() == 431);
        } finally {
            container.configure("io.jackfield.server~default", server());
        }
    }

    private static List<RefusalDTO> refusals(String pid) {
        return switchboard.runtime().refusals.stream()
                .filter(refusal -> refusal.pid.equals(pid))
                .toList();
    }

    private static List<String> unknown(String pid) {
        return switchboard.runtime().unknownKeys.stream()
                .filter(each -> each.pid.equals(pid))
                .map(UnknownKeyDTO::toString)
                .toList();
    }

    /** The default server stays where it is; a trial must have a candidate. */
    private static Map<String, Object> values(Configurable configurable, String key, Object value) {
        Map<String, Object> values = configurable.pid().equals("io.jackfield.server") ? server() : new HashMap<>();
        if (configurable.pid().equals("io.jackfield.trial")) {
            values.put("candidate", "none");
        }
        values.put(key, value);
        return values;
    }

    private static Map<String, Object> server() {
        return new HashMap<>(Map.of("host", "127.0.0.1", "port", port));
    }

    private static List<Object> outside(Value value) {
        List<Object> wrong = new ArrayList<>();
        if (value.type().equals("Boolean")) {
            wrong.add("perhaps");
        }
        if (!value.options().isEmpty()) {
            wrong.add("another");
        }
        if (value.type().equals("Integer")) {
            wrong.add("many");
            wrong.add("1.5");
            if (!value.least().isEmpty()) {
                wrong.add(String.valueOf(Long.parseLong(value.least()) - 1));
            }
            wrong.add(String.valueOf(most(value) + 1));
        }
        return wrong;
    }

    private static List<Object> inside(Value value) {
        List<Object> right = new ArrayList<>(value.options());
        if (value.type().equals("Boolean")) {
            right.addAll(List.of("true", false));
        }
        boolean moves = value.key().equals("port");
        if (value.type().equals("Integer") && !moves) {
            right.add(value.least());
            right.add(most(value));
        }
        return right;
    }

    private static long most(Value value) {
        return value.most().isEmpty() ? Integer.MAX_VALUE : Long.parseLong(value.most());
    }
}
