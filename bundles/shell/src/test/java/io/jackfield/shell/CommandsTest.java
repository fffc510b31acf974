package io.jackfield.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.SwapResult;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    private final FixedSwitchboard switchboard = new FixedSwitchboard();
    private final Commands commands = new Commands(() -> switchboard);

    @Test
    void aSwapIsOneLine() throws Exception {
        switchboard.swap.complete(List.of(result("default", "strict#3")));
        assertThat(commands.swap("parser", "netty")).isEqualTo("swapped parser strict#3 -> netty#4");
        assertThat(switchboard.asked).isEqualTo("PARSER netty  false");
    }

    @Test
    void listenersThatChangedAlikeShareALine() throws Exception {
        switchboard.swap.complete(List.of(result("a", "strict#3"), result("b", "strict#3")));
        assertThat(commands.swap("parser", "netty")).isEqualTo("swapped parser strict#3 -> netty#4");
    }

    @Test
    void listenersThatChangedDifferentlyAreNamed() throws Exception {
        switchboard.swap.complete(List.of(result("a", "strict#3"), result("b", "")));
        assertThat(commands.swap("parser", "netty"))
                .isEqualTo("swapped parser strict#3 -> netty#4 (server a)\nswapped parser none -> netty#4 (server b)");
    }

    @Test
    void withoutListenerThePreferenceIsTold() throws Exception {
        switchboard.swap.complete(List.of());
        assertThat(commands.swap("parser", "netty")).isEqualTo("parser netty is preferred, nothing listens");
    }

    @ParameterizedTest
    @CsvSource({
        "--save transport epoll, TRANSPORT epoll  true",
        "transport epoll --save, TRANSPORT epoll  true",
        "parser --server a netty, PARSER netty a false",
        "agent lifo, AGENT lifo  false"
    })
    void optionsStandAnywhere(String line, String asked) throws Exception {
        switchboard.swap.complete(List.of());
        commands.swap(line.split(" "));
        assertThat(switchboard.asked).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "'', usage: swap",
        "parser, usage: swap",
        "parser a b, usage: swap",
        "--sav parser a, 'unknown option --sav, usage: swap'",
        "parser a --server, 'unknown option --server, usage: swap'",
        "parsr a, 'unknown kind parsr, there are: parser, transport, '"
    })
    void aMistakeIsOneLine(String line, String message) {
        assertThatThrownBy(() -> commands.swap(line.isEmpty() ? new String[0] : line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
        assertThat(switchboard.asked).isNull();
    }

    @Test
    void whatTheSwitchboardRefusesIsToldInItsWords() {
        switchboard.swap.completeExceptionally(new IllegalArgumentException("no parser nosuch"));
        assertThatThrownBy(() -> commands.swap("parser", "nosuch"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no parser nosuch");
    }

    @Test
    void anUnsavedSwapIsTold() {
        switchboard.swap.completeExceptionally(new IOException("in force, but not saved"));
        assertThatThrownBy(() -> commands.swap("parser", "netty", "--save"))
                .isInstanceOf(IOException.class)
                .hasMessage("in force, but not saved");
    }

    @Test
    void withoutSwitchboardThePlatformIsAskedFor() {
        Commands alone = new Commands(() -> null);
        assertThatThrownBy(alone::status).hasMessageContaining("io.jackfield.platform");
    }

    @Test
    void parsersAreThoseOfTheirKind() {
        switchboard.strategies.add(FixedSwitchboard.strategy(StrategyKind.PARSER, "strict", 3));
        switchboard.strategies.add(FixedSwitchboard.strategy(StrategyKind.TRANSPORT, "nio", 1));
        assertThat(commands.strategies(StrategyKind.PARSER)).hasToString("[strict#3]");
        switchboard.strategies.get(1).reason = "no sockets here";
        assertThat(Tables.format(commands.strategies(StrategyKind.TRANSPORT))).endsWith("\nnio#1: no sockets here\n");
    }

    private static SwapResult result(String server, String from) {
        return new SwapResult(StrategyKind.PARSER, server, from, "netty#4");
    }
}
