package io.jackfield.shell;

import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.SwapResult;
import io.jackfield.api.runtime.Switchboard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the {@link Switchboard}; what goes wrong is an exception whose message is one line for the person who typed. */
final class Commands {
    private final Supplier<Switchboard> source;

    /** @param source gives null while there is no switchboard */
    Commands(Supplier<Switchboard> source) {
        this.source = source;
    }

    RuntimeDTO status() {
        return switchboard().runtime();
    }

    List<StrategyDTO> strategies(StrategyKind kind) {
        return switchboard().strategies(kind);
    }

    /** Of one kind, or of all. */
    List<StrategyDTO> strategies(String... words) {
        if (words.length > 1) {
            throw new IllegalArgumentException("usage: strategies [KIND]");
        }
        List<StrategyKind> kinds =
                words.length == 0 ? List.of(StrategyKind.values()) : List.of(SwapArguments.kind(words[0]));
        return list(kinds.stream().flatMap(kind -> strategies(kind).stream()));
    }

    /** Returns when the swap is in force. */
    String swap(String... words) throws IOException, InterruptedException {
        SwapArguments arguments = SwapArguments.parse(words);
        Switchboard switchboard = switchboard();
        List<SwapResult> results = Waiting.until(
                switchboard.swap(arguments.kind(), arguments.name(), arguments.options()),
                "swap " + arguments.kind().word());
        return lines(arguments, results);
    }

    /** Listeners that changed alike share a line. */
    private static String lines(SwapArguments arguments, List<SwapResult> results) {
        if (results.isEmpty()) {
            return arguments.kind().word() + " " + arguments.name() + " is preferred, nothing listens";
        }
        List<String> distinct =
                results.stream().map(SwapResult::toString).distinct().toList();
        if (distinct.size() == 1) {
            return distinct.get(0);
        }
        return results.stream()
                .map(result -> result + " (server " + result.server() + ")")
                .collect(Collectors.joining("\n"));
    }

    /** A list whose methods Gogo can call, {@code (limits) size}: those of the JDK's immutable ones are out of its reach. */
    static <T> List<T> list(Stream<T> elements) {
        return elements.collect(Collectors.toCollection(ArrayList::new));
    }

    /** The switchboard; throws where there is none. */
    Switchboard switchboard() {
        Switchboard found = source.get();
        if (found == null) {
            throw new IllegalStateException("no switchboard: is the bundle io.jackfield.platform active?");
        }
        return found;
    }
}
