package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.PlatformEvents;
import io.jackfield.api.runtime.RefusalDTO;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What has changed between two looks at the platform, as {@link PlatformEvents}. */
final class Changes {
    private final List<Change> found = new ArrayList<>();

    /** One event. */
    record Change(String topic, Map<String, Object> properties) {}

    private Changes() {}

    /** The differences, in the order in which they are told. */
    static List<Change> between(RuntimeDTO before, RuntimeDTO now) {
        Changes changes = new Changes();
        changes.strategies(byKey(before.strategies, Changes::key), byKey(now.strategies, Changes::key));
        changes.listeners(byKey(before.listeners, Changes::key), byKey(now.listeners, Changes::key));
        changes.refusals(byKey(before.refusals, each -> each.pid), byKey(now.refusals, each -> each.pid));
        return changes.found;
    }

    private static <T> Map<String, T> byKey(List<T> rows, Function<T, String> key) {
        Map<String, T> map = new LinkedHashMap<>();
        for (T row : rows) {
            String name = key.apply(row);
            // servers that code made may share a name
            for (int i = 2; map.putIfAbsent(name, row) != null; i++) {
                name = key.apply(row) + "/" + i;
            }
        }
        return map;
    }

    private static String key(StrategyDTO strategy) {
        return strategy.kind + " " + strategy;
    }

    private static String key(ListenerDTO listener) {
        return listener.server.isEmpty() ? listener.host + ":" + listener.port : listener.server;
    }

    // ---- strategies

    private void strategies(Map<String, StrategyDTO> before, Map<String, StrategyDTO> now) {
        now.forEach((key, strategy) -> {
            StrategyDTO was = before.get(key);
            if (was == null || !was.state.equals(strategy.state)) {
                strategy(strategy, upper(strategy.state), was == null ? "" : was.state);
            }
        });
        before.forEach((key, strategy) -> {
            if (!now.containsKey(key)) {
                strategy(strategy, PlatformEvents.GONE, strategy.state);
            }
        });
    }

    private void strategy(StrategyDTO strategy, String topic, String before) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PlatformEvents.KIND, strategy.kind);
        properties.put(PlatformEvents.STRATEGY_NAME, strategy.toString());
        properties.put(PlatformEvents.BUNDLE, strategy.bundle);
        properties.put(PlatformEvents.BEFORE, before);
        found.add(new Change(PlatformEvents.STRATEGY + topic, properties));
    }

    // ---- listeners

    private void listeners(Map<String, ListenerDTO> before, Map<String, ListenerDTO> now) {
        now.forEach((key, listener) -> {
            ListenerDTO was = before.get(key);
            if (was != null) {
                if (serves(was) && serves(listener)) {
                    swaps(was, listener);
                }
                parking(was, listener);
                certificates(was, listener);
            }
            if (was == null || !was.state.equals(listener.state)) {
                state(listener, upper(listener.state), was == null ? "" : was.state);
            }
        });
        before.forEach((key, listener) -> {
            if (!now.containsKey(key)) {
                state(listener, PlatformEvents.CLOSED, listener.state);
            }
        });
    }

    private void state(ListenerDTO listener, String topic, String before) {
        Map<String, Object> properties = of(listener);
        properties.put(PlatformEvents.BEFORE, before);
        found.add(new Change(PlatformEvents.SERVER + topic, properties));
    }

    /** Whether connects come to it: what is drained or failed is served by nobody, which is no swap. */
    private static boolean serves(ListenerDTO listener) {
        return listener.state.equals("listening") || listener.state.equals("parked");
    }

    private void swaps(ListenerDTO was, ListenerDTO listener) {
        swap(listener, StrategyKind.PARSER, was.parser, listener.parser);
        swap(listener, StrategyKind.TRANSPORT, was.transport, listener.transport);
        swap(listener, StrategyKind.PROTOCOL, was.protocol, listener.protocol);
        swap(listener, StrategyKind.SERVER, was.engine, listener.engine);
        swap(listener, StrategyKind.TLS, was.tls, listener.tls);
    }

    private void swap(ListenerDTO listener, StrategyKind kind, String from, String to) {
        if (!from.equals(to)) {
            Map<String, Object> properties = of(listener);
            properties.put(PlatformEvents.KIND, kind.word());
            properties.put(PlatformEvents.FROM, from);
            properties.put(PlatformEvents.TO, to);
            found.add(new Change(PlatformEvents.SWAP + upper(kind.word()), properties));
        }
    }

    private void parking(ListenerDTO was, ListenerDTO listener) {
        if (was.parked > 0 != listener.parked > 0) {
            Map<String, Object> properties = of(listener);
            properties.put(PlatformEvents.PARKED, listener.parked);
            String topic = listener.parked > 0 ? PlatformEvents.BEGUN : PlatformEvents.ENDED;
            found.add(new Change(PlatformEvents.PARKING + topic, properties));
        }
    }

    private void certificates(ListenerDTO was, ListenerDTO listener) {
        boolean sameMaker = listener.tls.equals(was.tls);
        if (sameMaker && listener.certificates > was.certificates && was.certificates > 0) {
            found.add(new Change(PlatformEvents.CERTIFICATE + PlatformEvents.REPLACED, of(listener)));
        }
        if (listener.certificatesRefused > was.certificatesRefused) {
            Map<String, Object> properties = of(listener);
            properties.put(PlatformEvents.MESSAGE, listener.certificateError);
            found.add(new Change(PlatformEvents.CERTIFICATE + PlatformEvents.REFUSED, properties));
        }
    }

    private static Map<String, Object> of(ListenerDTO listener) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PlatformEvents.SERVER_NAME, listener.server);
        properties.put(PlatformEvents.HOST, listener.host);
        properties.put(PlatformEvents.PORT, listener.port);
        return properties;
    }

    // ---- configurations

    private void refusals(Map<String, RefusalDTO> before, Map<String, RefusalDTO> now) {
        now.forEach((pid, refusal) -> {
            RefusalDTO was = before.get(pid);
            if (was == null || was.time != refusal.time || !was.message.equals(refusal.message)) {
                refusal(refusal, PlatformEvents.REFUSED);
            }
        });
        before.forEach((pid, refusal) -> {
            if (!now.containsKey(pid)) {
                refusal(refusal, PlatformEvents.CORRECTED);
            }
        });
    }

    private void refusal(RefusalDTO refusal, String topic) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PlatformEvents.PID, refusal.pid);
        properties.put(PlatformEvents.MESSAGE, refusal.message);
        found.add(new Change(PlatformEvents.CONFIGURATION + topic, properties));
    }

    private static String upper(String state) {
        return state.toUpperCase(Locale.ROOT);
    }
}
