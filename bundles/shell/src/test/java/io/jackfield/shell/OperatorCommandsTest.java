package io.jackfield.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.runtime.ConnectionDTO;
import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.LimitsDTO;
import io.jackfield.api.whiteboard.MountDTO;
import java.util.List;
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
    void everyTableFitsItsWidth() {
        ConnectionDTO connection = new ConnectionDTO();
        connection.server = "a-rather-long-name-of-a-server";
        connection.remote = "[2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff]:65535";
        connection.transport = "epoll#123456";
        connection.state = "upgraded";
        connection.quiet = Long.MAX_VALUE;
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
        for (Object each : List.of(connection, limits("x".repeat(50)), mount("/" + "y".repeat(90)))) {
            String text = Tables.format(List.of(each));
            assertThat(text.lines().limit(2)).allMatch(line -> line.length() <= Table.WIDTH);
            assertThat(text.lines()).hasSizeBetween(2, 3);
        }
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
