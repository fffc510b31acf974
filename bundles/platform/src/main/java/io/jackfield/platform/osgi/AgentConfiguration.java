package io.jackfield.platform.osgi;

import io.jackfield.api.AgentOptions;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.RequestOptionsBuilder;
import io.jackfield.platform.configuration.ConfigurationValues;
import java.time.Duration;
import java.util.Map;

/** Reads a factory configuration {@code io.jackfield.agent~NAME}. */
final class AgentConfiguration {
    static final String PID = "io.jackfield.agent";

    /** The name that stands for the global agent of every bundle. */
    static final String GLOBAL = "global";

    private AgentConfiguration() {}

    /** What stands behind the last tilde of its PID. */
    static String nameOf(Map<String, ?> properties) {
        return ConfigurationValues.instanceName(PID, properties);
    }

    /**
     * What the agent is made with.
     *
     * @throws IllegalArgumentException if a value can not be meant; the message names configuration, key and value
     */
    static AgentOptions of(Map<String, ?> properties) {
        ConfigurationValues values = new ConfigurationValues(PID + "~" + nameOf(properties), properties);
        boolean lifo = values.word("scheduling", "fifo", "lifo").equals("lifo");
        return AgentOptions.builder()
                .keepAlive(values.flag("keepAlive", false))
                .keepAliveDelay(Duration.ofMillis(values.millis("keepAliveDelay", 1000)))
                .maxSockets(values.limit("maxSockets", 0))
                .maxFreeSockets(values.number("maxFreeSockets", 256, 0, Integer.MAX_VALUE))
                .maxTotalSockets(values.limit("maxTotalSockets", 0))
                .timeout(Duration.ofMillis(values.millis("timeout", 0)))
                .scheduling(lifo ? AgentOptions.Scheduling.LIFO : AgentOptions.Scheduling.FIFO)
                .keepAliveMargin(Duration.ofMillis(values.millis("keepAliveMargin", 1000)))
                .defaults(defaults(values))
                .tls(TlsConfiguration.client(values))
                .build();
    }

    private static RequestOptions defaults(ConfigurationValues values) {
        long connect = values.millis("connectTimeout", 0);
        String from = values.text("localAddress", null);
        if (connect == 0 && from == null) {
            return RequestOptions.EMPTY;
        }
        RequestOptionsBuilder some = RequestOptions.builder();
        if (connect > 0) {
            some.connectTimeout(Duration.ofMillis(connect));
        }
        if (from != null) {
            some.localAddress(from);
        }
        return some.build();
    }
}
