package io.jackfield.platform.osgi;

import io.jackfield.api.Compatibility;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.RequestOptionsBuilder;
import io.jackfield.platform.configuration.ConfigurationValues;
import java.time.Duration;
import java.util.Map;

/** Reads the configuration {@code io.jackfield.client}. */
final class ClientConfiguration {
    static final String PID = "io.jackfield.client";

    private ClientConfiguration() {}

    /**
     * What holds for requests that say nothing else.
     *
     * @return {@link RequestOptions#EMPTY} if nothing differs from the defaults
     * @throws IllegalArgumentException if a value can not be meant; the message names configuration, key and value
     */
    static RequestOptions of(Map<String, ?> properties) {
        ConfigurationValues values = new ConfigurationValues(PID, properties);
        RequestOptionsBuilder some = RequestOptions.builder();
        boolean any = false;
        long timeout = values.millis("timeout", 0);
        if (timeout > 0) {
            some.timeout(Duration.ofMillis(timeout));
            any = true;
        }
        long connect = values.millis("connectTimeout", 0);
        if (connect > 0) {
            some.connectTimeout(Duration.ofMillis(connect));
            any = true;
        }
        int head = values.number("maxHeaderSize", 8192, 64, 64 * 1024 * 1024);
        if (head != 8192) {
            some.maxHeaderSize(head);
            any = true;
        }
        Compatibility compatibility = values.compatibility("compatibility");
        if (compatibility != Compatibility.DOCUMENTED) {
            some.compatibility(compatibility);
            any = true;
        }
        return any ? some.build() : RequestOptions.EMPTY;
    }
}
