package io.jackfield.shell;

import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.Switchboard;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Replaces the bundle of a strategy by a newer one that runs beside it for a while.
 *
 * <ol>
 *   <li>the new bundle is installed and started, the old one still serves;
 *   <li>the old strategies are superseded: what begins from now on begins on the new ones;
 *   <li>when what began on the old ones has ended, however long that takes, their bundle is uninstalled by {@link Leftovers}.
 * </ol>
 */
final class BundleUpdate {
    private static final long LIMIT_SECONDS = 30;
    private static final long START_SECONDS = 10;
    private static final long PAUSE_MILLIS = 10;
    private static final String DRAINING = "draining";

    private final BundleContext context;
    private final Leftovers leftovers;

    BundleUpdate(BundleContext context, Leftovers leftovers) {
        this.context = context;
        this.leftovers = leftovers;
    }

    /**
     * Returns when the new bundle serves.
     *
     * @param word a strategy's name, or its bundle's as {@link BundleNames} finds it
     * @param url where the new bundle is; null for where the old one came from
     * @return one line
     * @throws IllegalArgumentException if the word names no strategy or several bundles; the message is one line
     */
    String run(Switchboard switchboard, String word, String url)
            throws IOException, BundleException, InterruptedException {
        List<StrategyDTO> old = strategies(switchboard, word);
        Bundle bundle = context.getBundle(old.get(0).bundleId);
        String from = url == null ? origin(bundle) : url;
        Bundle successor = install(bundle, from);
        try {
            successor.start();
            awaitSame(switchboard, old, successor);
        } catch (BundleException | IllegalStateException e) {
            successor.uninstall();
            throw e;
        }
        for (StrategyDTO each : old) {
            supersede(switchboard, each);
        }
        leftovers.add(bundle);
        return old.stream().map(each -> each.kind + " " + each).collect(Collectors.joining(", ", "updated ", " -> "))
                + successors(switchboard, successor) + " (" + successor.getSymbolicName() + ":"
                + successor.getVersion() + ", bundle " + successor.getBundleId() + ")";
    }

    private List<StrategyDTO> strategies(Switchboard switchboard, String word) {
        List<StrategyDTO> all = all(switchboard)
                .filter(each -> !each.state.equals(DRAINING) && each.bundleId >= 0)
                .toList();
        List<StrategyDTO> named = all.stream()
                .filter(each -> each.name.equals(word) || each.toString().equals(word))
                .toList();
        if (named.isEmpty()) {
            Bundle bundle = new BundleNames(context).find(word);
            named = all.stream()
                    .filter(each -> bundle != null && each.bundleId == bundle.getBundleId())
                    .toList();
        }
        if (named.isEmpty()) {
            throw new IllegalArgumentException("no strategy, and no bundle with one, is named " + word
                    + "; strategies: " + all.stream().map(StrategyDTO::toString).collect(Collectors.joining(", ")));
        }
        long id = named.get(0).bundleId;
        if (named.stream().anyMatch(each -> each.bundleId != id)) {
            throw new IllegalArgumentException(
                    word + " names several strategies, take the name of its bundle or one of: "
                            + named.stream().map(StrategyDTO::toString).collect(Collectors.joining(", ")));
        }
        // all of the bundle, since it goes as a whole
        return all.stream().filter(each -> each.bundleId == id).toList();
    }

    private static Stream<StrategyDTO> all(Switchboard switchboard) {
        return Stream.of(StrategyKind.values()).flatMap(kind -> switchboard.strategies(kind).stream());
    }

    /** Where a bundle came from, without what makes its location its own. */
    private static String origin(Bundle bundle) {
        String location = bundle.getLocation();
        int mark = location.lastIndexOf('#');
        return mark < 0 ? location : location.substring(0, mark);
    }

    private Bundle install(Bundle old, String from) throws IOException, BundleException {
        try (InputStream content = new URL(from).openStream()) {
            Bundle made = context.installBundle(from + "#beside-" + old.getBundleId(), content);
            made.adapt(BundleStartLevel.class)
                    .setStartLevel(old.adapt(BundleStartLevel.class).getStartLevel());
            return made;
        }
    }

    /** A framework may start a bundle on another thread, as Equinox does when its start level is set, and its components come then. */
    private static void awaitSame(Switchboard switchboard, List<StrategyDTO> old, Bundle successor)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        Optional<StrategyDTO> missing = missing(switchboard, old, successor);
        while (missing.isPresent()) {
            if (System.nanoTime() > end) {
                StrategyDTO first = missing.get();
                throw new IllegalStateException(
                        "the new bundle " + successor.getSymbolicName() + ":" + successor.getVersion() + " brings no "
                                + first.kind + " " + first.name + "; it was taken out again");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            missing = missing(switchboard, old, successor);
        }
    }

    /** What the old bundle has and the new one has not. */
    private static Optional<StrategyDTO> missing(Switchboard switchboard, List<StrategyDTO> old, Bundle successor) {
        List<StrategyDTO> made = all(switchboard)
                .filter(each -> each.bundleId == successor.getBundleId())
                .toList();
        return old.stream()
                .filter(each ->
                        made.stream().noneMatch(other -> other.kind.equals(each.kind) && other.name.equals(each.name)))
                .findFirst();
    }

    private static void supersede(Switchboard switchboard, StrategyDTO old) throws InterruptedException {
        try {
            switchboard
                    .supersede(StrategyKind.of(old.kind), old.toString())
                    .toCompletableFuture()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(old.kind + " " + old + " could not be superseded, see status", e);
        }
    }

    private static String successors(Switchboard switchboard, Bundle successor) {
        return all(switchboard)
                .filter(each -> each.bundleId == successor.getBundleId())
                .map(StrategyDTO::toString)
                .collect(Collectors.joining(", "));
    }
}
