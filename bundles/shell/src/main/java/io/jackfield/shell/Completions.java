package io.jackfield.shell;

import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.whiteboard.MountDTO;
import io.jackfield.api.whiteboard.Whiteboard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.InvalidSyntaxException;

/** Which words can stand at a place of a command: names of servers, strategies, trials, configurations and paths, as they are now. */
final class Completions {
    private static final String SERVER = "server";
    private static final String SAVE = "save";
    private static final Map<String, List<String>> OPTIONS = new TreeMap<>(Map.of(
            "swap", List.of(SAVE, SERVER),
            "drain", List.of("notice", "idle", "deadline"),
            "shadow", List.of("share", "messages", "budget", "failures", "stuck-after", SERVER),
            "canary",
                    List.of(
                            "share",
                            "messages",
                            "rehearsal",
                            "error-margin",
                            "budget",
                            "failures",
                            "stuck-after",
                            SERVER)));
    private static final List<String> OTHERS = List.of(
            "connections",
            "configurations",
            "configure",
            "differences",
            "latencies",
            "limits",
            "mounts",
            "promote",
            "resume",
            "rollback",
            "strategies",
            "tls",
            "unconfigure",
            "update");

    private final Supplier<Switchboard> switchboard;
    private final Supplier<Whiteboard> whiteboard;
    private final Supplier<List<TrialDTO>> trials;
    private final Configurations configurations;

    /**
     * @param switchboard gives null while there is none
     * @param whiteboard gives null while there is none
     * @param trials those that run, and the last that ran
     */
    Completions(
            Supplier<Switchboard> switchboard,
            Supplier<Whiteboard> whiteboard,
            Supplier<List<TrialDTO>> trials,
            Configurations configurations) {
        this.switchboard = switchboard;
        this.whiteboard = whiteboard;
        this.trials = trials;
        this.configurations = configurations;
    }

    /** The commands whose words are known. */
    static List<String> commands() {
        return Stream.concat(OPTIONS.keySet().stream(), OTHERS.stream()).toList();
    }

    /** The options of a command, without their hyphens. */
    static List<String> options(String command) {
        return OPTIONS.getOrDefault(command, List.of());
    }

    /**
     * What can stand at a place.
     *
     * @param line the words of the line, the command first, perhaps with its scope
     * @param index which of them is meant
     * @return perhaps nothing; what was typed of the word plays no part
     */
    List<String> at(List<?> line, int index) throws IOException, InvalidSyntaxException {
        List<String> words =
                line.stream().limit(Math.max(index, 0)).map(String::valueOf).toList();
        if (words.isEmpty()) {
            return List.of();
        }
        String command = words.get(0).substring(words.get(0).indexOf(':') + 1);
        String before = words.get(words.size() - 1);
        if (takesValue(command, before)) {
            return before.equals("--" + SERVER) ? servers() : List.of();
        }
        return words(command, plain(command, words));
    }

    private static boolean takesValue(String command, String word) {
        return word.startsWith("--")
                && !word.equals("--" + SAVE)
                && options(command).contains(word.substring(2));
    }

    /** What stands behind the command, without options and their values. */
    private static List<String> plain(String command, List<String> words) {
        List<String> plain = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            if (takesValue(command, words.get(i))) {
                i++;
            } else if (!words.get(i).startsWith("-")) {
                plain.add(words.get(i));
            }
        }
        return plain;
    }

    private List<String> words(String command, List<String> before) throws IOException, InvalidSyntaxException {
        boolean first = before.isEmpty();
        return switch (command) {
            case "drain", "resume", "connections", "limits", "latencies", "tls" -> first ? servers() : List.of();
            case "swap" -> first ? kinds() : names(before);
            case "strategies" -> first ? kinds() : List.of();
            case "shadow", "canary" -> first ? List.of(StrategyKind.PARSER.word()) : names(before);
            case "promote", "rollback", "differences" -> first ? candidates() : List.of();
            case "update" -> first ? distinct(strategies().map(each -> each.name)) : List.of();
            case "mounts" -> first ? paths() : List.of();
            case "configurations", "unconfigure" -> first ? pids() : List.of();
            case "configure" -> first ? pids() : keys(before.get(0));
            default -> List.of();
        };
    }

    private List<String> servers() {
        return distinct(
                board().stream().flatMap(each -> each.listeners().stream()).map(each -> each.server));
    }

    private static List<String> kinds() {
        return Stream.of(StrategyKind.values()).map(StrategyKind::word).toList();
    }

    private List<String> names(List<String> before) {
        return before.size() > 1
                ? List.of()
                : distinct(strategies()
                        .filter(each -> each.kind.equals(before.get(0)))
                        .map(each -> each.name));
    }

    private Stream<StrategyDTO> strategies() {
        return board().stream()
                .flatMap(board -> Stream.of(StrategyKind.values()).flatMap(kind -> board.strategies(kind).stream()));
    }

    private List<String> candidates() {
        return distinct(trials.get().stream().map(each -> each.candidate));
    }

    private List<String> paths() {
        return distinct(Stream.ofNullable(whiteboard.get())
                .map(Whiteboard::mounts)
                .flatMap(Collection::stream)
                .map((MountDTO each) -> each.path));
    }

    private List<String> pids() throws IOException, InvalidSyntaxException {
        return configurations.list().stream().map(ConfiguredValues::pid).toList();
    }

    private List<String> keys(String pid) throws IOException, InvalidSyntaxException {
        return configurations.list(pid).stream()
                .filter(each -> each.pid().equals(pid))
                .flatMap(each -> each.values().keySet().stream())
                .map(key -> key + "=")
                .toList();
    }

    private Optional<Switchboard> board() {
        return Optional.ofNullable(switchboard.get());
    }

    private static List<String> distinct(Stream<String> words) {
        return words.filter(word -> word != null && !word.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
