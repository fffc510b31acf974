package io.jackfield.itests;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the Event Admin of a {@link RunningContainer} tells: an event handler, made of the container's own classes. */
public final class EventLog {
    private static final String ADMIN = "org.apache.felix.eventadmin";

    private final List<String> events = new CopyOnWriteArrayList<>();

    private EventLog() {}

    /** Begins to write down the topic of each event, and these properties of it. */
    public static EventLog of(RunningContainer container, String topics, String... properties) throws Exception {
        EventLog log = new EventLog();
        Class<?> handler = container.bundle(ADMIN).loadClass("org.osgi.service.event.EventHandler");
        Object proxy =
                Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                    if (method.getName().equals("handleEvent")) {
                        log.add(args[0], properties);
                        return null;
                    }
                    return method.getName().equals("hashCode") ? (Object) 1 : self == args[0];
                });
        container
                .bundle(ADMIN)
                .getBundleContext()
                .registerService(handler.getName(), proxy, new Hashtable<>(Map.of("event.topics", topics)));
        return log;
    }

    private void add(Object event, String... properties) throws ReflectiveOperationException {
        StringBuilder text = new StringBuilder(String.valueOf(property(event, "event.topics")));
        for (String key : properties) {
            Object value = property(event, key);
            text.append(value == null ? "" : " " + value);
        }
        events.add(text.toString());
    }

    private static Object property(Object event, String key) throws ReflectiveOperationException {
        return event.getClass().getMethod("getProperty", String.class).invoke(event, key);
    }

    /** Topic and values of the events so far, with spaces between them; what an event has not is left out. */
    public List<String> events() {
        return events;
    }
}
