package io.jackfield.platform.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackfield.api.Compatibility;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfigurationTest {
    private static final String PID = "io.jackfield.server~main";

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("service.pid", PID);
        properties.put(key, value);
        return properties;
    }

    @Test
    void whatIsAbsentTakesItsDefault() {
        ServerConfiguration read = ServerConfiguration.of(Map.of("service.pid", PID));

        assertThat(read.name()).isEqualTo("main");
        assertThat(read.where().port()).isEqualTo(8080);
        assertThat(read.where().host()).isNull();
        assertThat(read.options().timeout()).isEqualTo(Duration.ofSeconds(120));
        assertThat(read.options().compatibility()).isEqualTo(Compatibility.DOCUMENTED);
        assertThat(read.plan().preferredParser()).isNull();
    }

    @Test
    void valuesComeInAnyType() {
        assertThat(ServerConfiguration.of(with("port", "8081")).where().port()).isEqualTo(8081);
        assertThat(ServerConfiguration.of(with("port", 8082L)).where().port()).isEqualTo(8082);
        assertThat(ServerConfiguration.of(with("port", new String[] {"8083"}))
                        .where()
                        .port())
                .isEqualTo(8083);
        assertThat(ServerConfiguration.of(with("port", List.of(8084.0))).where().port())
                .isEqualTo(8084);
        assertThat(ServerConfiguration.of(with("noDelay", "FALSE")).options().noDelay())
                .isFalse();
        assertThat(ServerConfiguration.of(with("compatibility", "Node-10.15.0"))
                        .options()
                        .compatibility())
                .isEqualTo(Compatibility.NODE_10_15_0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "port; abc; must be a whole number from 0 to 65535, not \"abc\"",
                "port; 65536; must be a whole number from 0 to 65535, not \"65536\"",
                "port; 80.5; must be a whole number from 0 to 65535, not \"80.5\"",
                "timeout; -1; must be a whole number from 0 to 2147483647, not \"-1\"",
                "noDelay; maybe; must be true or false, not \"maybe\"",
                "parser.filter; strict; must be a service filter, not \"strict\"",
                "compatibility; v12; must be documented, node-10.15.0 or modern, not \"v12\""
            })
    void whatCanNotBeMeantIsRefused(String key, String value, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerConfiguration.of(with(key, value)))
                .withMessage(PID + ": " + key + " " + expected);
    }

    @ParameterizedTest
    @CsvSource({"io.jackfield.server~main,main", "io.jackfield.server.4711-ab,4711-ab", "something,default"})
    void theNameComesFromThePid(String pid, String name) {
        assertThat(ServerConfiguration.nameOf(Map.of("service.pid", pid))).isEqualTo(name);
    }

    @Test
    void aSwapOutlivesAChangeOfSomethingElse() {
        ServerConfiguration before = ServerConfiguration.of(with("parser.preferred", "strict"));
        ServerConfiguration after = ServerConfiguration.of(with("parser.preferred", "strict"));
        ServerConfiguration other = ServerConfiguration.of(with("parser.preferred", "lenient"));

        assertThat(after.planAfter(before, "netty", "nio").preferredParser()).isEqualTo("netty");
        assertThat(after.planAfter(before, "netty", "nio").preferredTransport()).isEqualTo("nio");
        assertThat(other.planAfter(before, "netty", "nio").preferredParser()).isEqualTo("lenient");
    }
}
