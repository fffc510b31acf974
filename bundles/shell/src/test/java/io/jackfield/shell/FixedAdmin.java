package io.jackfield.shell;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A Configuration Admin in memory, which writes down what it was asked to get. */
final class FixedAdmin {
    final Map<String, Dictionary<String, Object>> configurations = new TreeMap<>();
    String asked;

    void configure(String pid, String key, Object value) {
        configurations.computeIfAbsent(pid, each -> new Hashtable<>()).put(key, value);
    }

    ConfigurationAdmin service() {
        return proxy(ConfigurationAdmin.class, this::answer);
    }

    private Object answer(String name, Object... arguments) {
        if (name.equals("listConfigurations")) {
            return configurations.keySet().stream().map(this::configuration).toArray(Configuration[]::new);
        }
        asked = name + List.of(arguments);
        return configuration(
                name.equals("getFactoryConfiguration") ? arguments[0] + "~" + arguments[1] : arguments[0].toString());
    }

    private Configuration configuration(String pid) {
        return proxy(Configuration.class, (name, arguments) -> switch (name) {
            case "getPid" -> pid;
            case "getProperties" -> configurations.get(pid);
            case "delete" -> configurations.remove(pid);
            case "update" -> update(pid, arguments[0]);
            default -> throw new IllegalArgumentException(name);
        });
    }

    @SuppressWarnings("unchecked")
    private Object update(String pid, Object values) {
        configurations.put(pid, (Dictionary<String, Object>) values);
        return null;
    }

    private interface Answers {
        Object answer(String name, Object... arguments);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = answers.answer(method.getName(), arguments == null ? new Object[0] : arguments);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }
}
