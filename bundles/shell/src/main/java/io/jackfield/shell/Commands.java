package io.jackfield.shell;

import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.SwapResult;
import io.jackfield.api.runtime.Switchboard;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks the {@link Switchboard}; what goes wrong is an exception whose message is one line for the person who typed. */
final class Commands {
    private static final long LIMIT_SECONDS = 30;

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

    /** Returns when the swap is in force. */
    String swap(String... words) throws IOException, InterruptedException {
        SwapArguments arguments = SwapArguments.parse(words);
        Switchboard switchboard = switchboard();
        List<SwapResult> results;
        try {
            results = switchboard
                    .swap(arguments.kind(), arguments.name(), arguments.options())
                    .toCompletableFuture()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw told(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "swap " + arguments.kind().word() + ": not in force after " + LIMIT_SECONDS + " s, see status", e);
        }
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

    private static IllegalStateException told(Throwable cause) throws IOException {
        if (cause instanceof IllegalArgumentException wrong) {
            throw wrong;
        }
        if (cause instanceof IOException unsaved) {
            throw unsaved;
        }
        return new IllegalStateException("the swap failed: " + cause, cause);
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
