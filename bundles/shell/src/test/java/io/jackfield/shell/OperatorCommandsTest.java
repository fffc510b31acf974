package io.jackfield.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.LatencyDTO;
import io.jackfield.api.runtime.LimitsDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.whiteboard.MountDTO;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorCommandsTest {
    private final FixedSwitchboard switchboard = new FixedSwitchboard();
    private final List<MountDTO> mounted = List.of(mount("/a"), mount("/b/*"));
    private final OperatorCommands commands = new OperatorCommands(() -> switchboard, () -> () -> mounted);

    @ParameterizedTest
    @CsvSource({
        "'', drain  PT0S PT0.5S PT5S",
        "default, drain default PT0S PT0.5S PT5S",
        "--deadline 30s default, drain default PT0S PT0.5S PT30S",
        "a --notice 250ms --idle 1s, drain a PT0.25S PT1S PT5S"
    })
    void aDrainHasItsTimes(String line, String asked) throws Exception {
        commands.drain(words(line));
        assertThat(switchboard.asked).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "a b, usage: drain",
        "--deadline, --deadline wants a time",
        "--deadline soon, 'soon is not a time'",
        "--deadlin 5s, unknown option --deadlin",
        "--deadline 9999999s, deadline must be from 0 to one day"
    })
    void aMistakeIsOneLine(String line, String message) {
        assertThatThrownBy(() -> commands.drain(words(line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
        assertThat(switchboard.asked).isNull();
    }

    @Test
    void aNameIsOptionalAndOne() throws Exception {
        commands.connections();
        assertThat(switchboard.asked).isEqualTo("connections ");
        commands.resume("a");
        assertThat(switchboard.asked).isEqualTo("resume a");
        assertThatThrownBy(() -> commands.resume("a", "b")).hasMessage("usage: resume [NAME]");
        assertThatThrownBy(() -> commands.connections("--all")).hasMessage("usage: connections [NAME]");
    }

    @Test
    void mountsAreFoundByTheBeginningOfTheirPath() {
        assertThat(commands.mounts()).hasSize(2);
        assertThat(commands.mounts("/b")).containsExactly(mounted.get(1));
        OperatorCommands alone = new OperatorCommands(() -> switchboard, () -> null);
        assertThatThrownBy(alone::mounts).hasMessageContaining("io.jackfield.whiteboard");
    }

    @Test
    void limitsAreThoseOfTheNamedServer() {
        switchboard.limits.addAll(List.of(limits("a"), limits("b")));
        assertThat(commands.limits("b")).containsExactly(switchboard.limits.get(1));
        assertThat(commands.limits()).hasSize(2);
    }

    @Test
    void tlsIsShownOfThoseThatSpeakIt() {
        ListenerDTO plain = FixedSwitchboard.listener("plain", "127.0.0.1", 8080);
        ListenerDTO secure = FixedSwitchboard.listener("secure", "::1", 8443);
        secure.tls = "jdk#4";
        secure.handshakes = 7;
        secure.handshakesResumed = 4;
        secure.handshakesRunning = 2;
        secure.handshakeFailures = 3;
        secure.handshakesCut = 1;
        secure.handshakesBroken = 2;
        switchboard.listeners.addAll(List.of(plain, secure));
        assertThat(commands.tls())
                .containsExactly(new TlsListener(
                        "secure",
                        "[::1]:8443",
                        "jdk#4",
                        new TlsListener.Handshakes(7, 4, 2, 0, new TlsListener.Failures(0, 0, 1, 0, 2))));
        assertThat(commands.tls("plain")).isEmpty();
        assertThat(Tables.format(commands.tls())).isEqualTo("""
                server  address     tls    done  resumed  run  wait  refused  late  cut  untrusted  broken
                secure  [::1]:8443  jdk#4     7        4    2     0        0     0    1          0       2
                """);
    }

    @Test
    void accessLogsAreShownByName() {
        AccessLogDTO log = new AccessLogDTO();
        log.pid = "io.jackfield.access.log~default";
        log.written = 12;
        log.dropped = 3;
        switchboard.accessLogs.add(log);
        assertThat(Tables.format(commands.accessLogs())).isEqualTo("""
                log      written  dropped  waiting
                default       12        3        0
                """);
    }

    @Test
    void timesAreShownWithWhatHalfAndNearlyAllStayedBelow() {
        switchboard.latencies.add(latency("a", 98, 1, 1));
        switchboard.latencies.add(latency("b", 0, 0, 1));
        assertThat(Tables.format(commands.latencies())).isEqualTo("""
                server  port  parser    transport  engine  status  count  mean us  half in us  99% in us
                a       8080  strict#1  nio#2      node#3  2xx       100       12  250         500
                b       8080  strict#1  nio#2      node#3  2xx         1     1200  more        more
                """);
        assertThat(commands.latencies("b")).containsExactly(switchboard.latencies.get(1));
        assertThatThrownBy(() -> commands.latencies("a", "b")).hasMessage("usage: latencies [NAME]");
    }

    private static LatencyDTO latency(String server, long... buckets) {
        LatencyDTO latency = new LatencyDTO();
        latency.server = server;
        latency.port = 8080;
        latency.parser = "strict#1";
        latency.transport = "nio#2";
        latency.engine = "node#3";
        latency.status = "2xx";
        latency.bounds = new long[] {250_000, 500_000};
        latency.buckets = buckets;
        latency.count = LongStream.of(buckets).sum();
        latency.sum = 1_200_000;
        return latency;
    }

    @Test
    void aDrainedListenerIsARow() {
        DrainDTO drain = new DrainDTO();
        drain.server = "default";
        drain.host = "::1";
        drain.port = 80;
        drain.connections = 3;
        drain.millis = 12;
        assertThat(Tables.format(List.of(drain))).isEqualTo("""
                drained  address   conns  cut  ms
                default  [::1]:80      3    0  12
                """);
        assertThat(Tables.format(List.of("other"))).isNull();
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }

    private static LimitsDTO limits(String server) {
        LimitsDTO limits = new LimitsDTO();
        limits.server = server;
        limits.maxHeaderSize = Integer.MAX_VALUE;
        limits.maxConnections = Integer.MAX_VALUE;
        limits.requestTimeout = Integer.MAX_VALUE;
        return limits;
    }

    private static MountDTO mount(String path) {
        MountDTO mount = new MountDTO();
        mount.kind = MountDTO.HANDLER;
        mount.path = path;
        mount.methods = new String[] {"GET", "POST"};
        mount.servers = new String[0];
        mount.bundle = "io.jackfield.example.of.a.rather.long.name";
        mount.problem = MountDTO.SHADOWED;
        mount.message = "another serves it";
        return mount;
    }
}
