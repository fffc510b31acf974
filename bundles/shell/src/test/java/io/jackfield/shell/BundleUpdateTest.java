package io.jackfield.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.BundleStartLevel;

@Timeout(30)
class BundleUpdateTest {
    private static final long OLD = 10;
    private static final long NEW = 40;

    @TempDir
    Path folder;

    private final FixedSwitchboard switchboard = new FixedSwitchboard();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Bundle> bundles = new ArrayList<>();
    private final Leftovers leftovers = new Leftovers(() -> switchboard);
    private final BundleUpdate update = new BundleUpdate(context(), leftovers);
    private BundleException failure;
    private String origin;

    @BeforeEach
    void install() throws Exception {
        origin = Files.createFile(folder.resolve("strict.jar")).toUri().toString();
        bundles.add(bundle(OLD, "io.jackfield.parser.strict", origin));
        switchboard.strategies.add(of(OLD, StrategyKind.PARSER, "strict", 1));
    }

    @AfterEach
    void close() {
        leftovers.close();
    }

    @Test
    void theNewBundleServesBeforeTheOldOneIsSupersededAndTheOldOneGoesWithItsLastLease() throws Exception {
        StrategyDTO old = switchboard.strategies.get(0);
        assertThat(update.run(switchboard, "strict", null))
                .isEqualTo("updated parser strict#1 -> strict#2 (io.jackfield.parser.strict:1.1.0, bundle 40)");
        assertThat(switchboard.asked).isEqualTo("supersede PARSER strict#1");
        assertThat(log).containsExactly("install " + origin + "#beside-10", "level 40 3", "start 40");

        old.state = "draining";
        old.leases = 0;
        await().until(() -> log.contains("uninstall 10"));
        assertThat(log).doesNotContain("uninstall 40");
    }

    @Test
    void theNextUpdateComesFromTheSamePlace() throws Exception {
        bundles.set(0, bundle(OLD, "io.jackfield.parser.strict", origin + "#beside-7"));
        update.run(switchboard, "parser.strict", null);
        assertThat(log).first().isEqualTo("install " + origin + "#beside-10");
    }

    @Test
    void aNewBundleThatDoesNotStartIsTakenOutAgain() {
        failure = new BundleException("on purpose");
        assertThatThrownBy(() -> update.run(switchboard, "strict", origin)).isSameAs(failure);
        assertThat(log).contains("start 40").last().isEqualTo("uninstall 40");
        assertThat(switchboard.asked).isNull();
    }

    @Test
    void aWordThatNamesNothingIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> update.run(switchboard, "nosuch", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no strategy, and no bundle with one, is named nosuch; strategies: strict#1");
        assertThat(log).isEmpty();
    }

    @Test
    void aNameThatSeveralBundlesGaveTheirStrategiesIsRefused() {
        switchboard.strategies.add(of(11, StrategyKind.SERVER, "node", 1));
        switchboard.strategies.add(of(12, StrategyKind.CLIENT, "node", 3));
        assertThatThrownBy(() -> update.run(switchboard, "node", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node names several strategies, take the name of its bundle or one of: node#1, node#3");
    }

    private static StrategyDTO of(long bundle, StrategyKind kind, String name, long generation) {
        StrategyDTO strategy = FixedSwitchboard.strategy(kind, name, generation);
        strategy.bundleId = bundle;
        return strategy;
    }

    private Bundle bundle(long id, String name, String location) {
        return (Bundle) Proxy.newProxyInstance(
                BundleUpdateTest.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBundleId" -> id;
                    case "getSymbolicName" -> name;
                    case "getLocation" -> location;
                    case "getVersion" -> Version.parseVersion(id == NEW ? "1.1.0" : "1.0.0");
                    case "adapt" -> level(id);
                    case "start" -> started(id);
                    case "uninstall" -> noted("uninstall " + id);
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> (int) id;
                    case "toString" -> name;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Object noted(String what) {
        log.add(what);
        return null;
    }

    private Object started(long id) throws BundleException {
        log.add("start " + id);
        if (failure != null) {
            throw failure;
        }
        switchboard.strategies.add(of(id, StrategyKind.PARSER, "strict", 2));
        return null;
    }

    private BundleStartLevel level(long id) {
        return (BundleStartLevel) Proxy.newProxyInstance(
                BundleUpdateTest.class.getClassLoader(),
                new Class<?>[] {BundleStartLevel.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getStartLevel")) {
                        return 3;
                    }
                    return noted("level " + id + " " + arguments[0]);
                });
    }

    private BundleContext context() {
        return (BundleContext) Proxy.newProxyInstance(
                BundleUpdateTest.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBundles" -> bundles.toArray(Bundle[]::new);
                    case "getBundle" ->
                        bundles.stream()
                                .filter(bundle -> bundle.getBundleId() == (Long) arguments[0])
                                .findFirst()
                                .orElse(null);
                    case "installBundle" -> installed((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Bundle installed(String location) {
        log.add("install " + location);
        Bundle made = bundle(NEW, "io.jackfield.parser.strict", location);
        bundles.add(made);
        return made;
    }
}
