package io.jackfield.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.Refusals;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.UnknownKeyDTO;
import java.util.List;
import org.apache.felix.service.command.Converter;
import org.junit.jupiter.api.Test;

class TablesTest {
    private final FixedSwitchboard switchboard = new FixedSwitchboard();

    @Test
    void statusShowsListenersAndStrategies() {
        switchboard.listeners.add(FixedSwitchboard.listener("default", "127.0.0.1", 8080));
        switchboard.strategies.add(FixedSwitchboard.strategy(StrategyKind.PARSER, "strict", 3));
        assertThat(Tables.format(switchboard.runtime())).isEqualTo("""
                up 1 min 1 s

                server   address         state      parser    transport  conns   requests  errors  parked  failed
                default  127.0.0.1:8080  listening  strict#3  epoll#5       32  123456789       0       0       0

                kind    strategy  ranking  state   leases  bundle
                parser  strict#3      100  active       3  io.jackfield.parser.strict:0.1.0.SNAPSHOT
                """);
    }

    @Test
    void statusTellsWhatWasRefused() {
        Refusals refusals = new Refusals();
        refusals.refused("io.jackfield.client", "io.jackfield.client: timeout must be a number");
        switchboard.refusals.addAll(refusals.refusals());
        assertThat(Tables.format(switchboard.runtime())).endsWith("""

                configurations refused, the old ones are in force:
                io.jackfield.client: timeout must be a number
                """);
    }

    @Test
    void statusTellsWhatNobodyReads() {
        UnknownKeyDTO unknown = new UnknownKeyDTO();
        unknown.pid = "io.jackfield.server~default";
        unknown.key = "keepAliveTimout";
        unknown.nearest = "keepAliveTimeout";
        switchboard.unknownKeys.add(unknown);
        assertThat(Tables.format(switchboard.runtime())).endsWith("""

                configured, but not read:
                io.jackfield.server~default: nobody reads keepAliveTimout; perhaps keepAliveTimeout is meant
                """);
    }

    @Test
    void aLongStatusFitsItsWidth() {
        ListenerDTO listener = FixedSwitchboard.listener("a-rather-long-name-of-a-server", "2001:db8::1:2:3:4", 65_535);
        listener.state = "parked";
        listener.requests = Long.MAX_VALUE;
        listener.error = "EADDRINUSE";
        switchboard.listeners.add(listener);
        switchboard.strategies.add(FixedSwitchboard.strategy(StrategyKind.TRANSPORT, "x".repeat(90), 1_000));
        String text = Tables.format(switchboard.runtime());
        assertThat(text.lines()).allMatch(line -> line.length() <= Table.WIDTH);
        assertThat(text)
                .contains(String.valueOf(Long.MAX_VALUE))
                .contains("~")
                .contains("a-rather-long-name-of-a-server: EADDRINUSE\n");
    }

    @Test
    void aUnixSocketHasNoPort() {
        switchboard.listeners.add(FixedSwitchboard.listener("", "/run/web.sock", 0));
        assertThat(Tables.format(switchboard.runtime()).lines().skip(3).findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("-       /run/web.sock  listening"));
    }

    @Test
    void anIpv6AddressIsBracketed() {
        switchboard.listeners.add(FixedSwitchboard.listener("default", "::1", 80));
        assertThat(Tables.format(switchboard.runtime())).contains(" [::1]:80 ");
    }

    @Test
    void withoutListenerThatIsSaid() {
        assertThat(Tables.format(switchboard.runtime())).contains("nothing listens\n");
    }

    @Test
    void onlyOurOwnIsFormatted() {
        TablesComponent converter = new TablesComponent();
        Object one = FixedSwitchboard.strategy(StrategyKind.PARSER, "strict", 3);
        assertThat(converter.format(List.of(one), Converter.INSPECT, null)).hasToString("""
                kind    strategy  ranking  state   leases  bundle
                parser  strict#3      100  active       3  io.jackfield.parser.strict:0.1.0.SNAPSHOT
                """);
        assertThat(converter.format(one, Converter.LINE, null)).isNull();
        assertThat(converter.format(List.of(), Converter.INSPECT, null)).isNull();
        assertThat(converter.format(List.of("a"), Converter.INSPECT, null)).isNull();
        assertThat(converter.format("a", Converter.INSPECT, null)).isNull();
    }
}
