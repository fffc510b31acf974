package io.jackfield.platform.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackfield.api.AgentOptions;
import io.jackfield.api.AgentOptions.Scheduling;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.tls.TlsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentConfigurationTest {
    @Test
    void whatIsAbsentTakesNodesDefault() {
        AgentOptions read = AgentConfiguration.of(Map.of());

        assertThat(read.keepAlive()).isEqualTo(AgentOptions.DEFAULTS.keepAlive());
        assertThat(read.keepAliveDelay()).isEqualTo(AgentOptions.DEFAULTS.keepAliveDelay());
        assertThat(read.maxSockets()).isEqualTo(AgentOptions.DEFAULTS.maxSockets());
        assertThat(read.maxFreeSockets()).isEqualTo(AgentOptions.DEFAULTS.maxFreeSockets());
        assertThat(read.maxTotalSockets()).isEqualTo(AgentOptions.DEFAULTS.maxTotalSockets());
        assertThat(read.timeout()).isEqualTo(AgentOptions.DEFAULTS.timeout());
        assertThat(read.scheduling()).isEqualTo(AgentOptions.DEFAULTS.scheduling());
        assertThat(read.keepAliveMargin()).isEqualTo(AgentOptions.DEFAULTS.keepAliveMargin());
        assertThat(read.defaults()).isSameAs(RequestOptions.EMPTY);
    }

    @Test
    void everyValueIsTaken() {
        AgentOptions read = AgentConfiguration.of(Map.of(
                "keepAlive", "true",
                "maxSockets", "3",
                "maxTotalSockets", 7,
                "scheduling", "LIFO",
                "timeout", 250L,
                "connectTimeout", "40",
                "localAddress", "127.0.0.2"));

        assertThat(read.keepAlive()).isTrue();
        assertThat(read.maxSockets()).isEqualTo(3);
        assertThat(read.maxTotalSockets()).isEqualTo(7);
        assertThat(read.scheduling()).isEqualTo(Scheduling.LIFO);
        assertThat(read.timeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(read.defaults().connectTimeout()).isEqualTo(Duration.ofMillis(40));
        assertThat(read.defaults().localAddress()).isEqualTo("127.0.0.2");
    }

    @Test
    void anAgentForHttpsIsTold() {
        assertThat(AgentConfiguration.of(Map.of("tls.ca", "ca.pem")).tls()).isNull();
        TlsOptions tls = AgentConfiguration.of(Map.of(
                        "tls",
                        "true",
                        "tls.ca",
                        "ca.pem",
                        "tls.checkServerIdentity",
                        false,
                        "tls.servername",
                        "inside.example",
                        "tls.minVersion",
                        "TLSv1.3"))
                .tls();
        assertThat(tls.caFile()).isEqualTo(Path.of("ca.pem"));
        assertThat(tls.checkServerIdentity()).isFalse();
        assertThat(tls.rejectUnauthorized()).isTrue();
        assertThat(tls.servername()).isEqualTo("inside.example");
        assertThat(tls.minVersion()).isEqualTo("TLSv1.3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tls; maybe; must be true or false, not \"maybe\"",
                "tls.maxVersion; TLSv1.1; must be TLSv1.2 or TLSv1.3, not \"TLSv1.1\"",
                "tls.handshakeTimeout; -1; must be a whole number from 0 to 2147483647, not \"-1\"",
                "maxSockets; -1; must be a whole number from 0 to 2147483647, not \"-1\"",
                "scheduling; random; must be fifo or lifo, not \"random\"",
                "keepAlive; perhaps; must be true or false, not \"perhaps\""
            })
    void whatCanNotBeMeantIsRefused(String key, String value, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentConfiguration.of(Map.of("service.pid", "io.jackfield.agent~a", key, value)))
                .withMessage("io.jackfield.agent~a: " + key + " " + expected);
    }

    @Test
    void theClientsDefaultsSayNothingUnlessConfigured() {
        assertThat(ClientConfiguration.of(Map.of("service.pid", "io.jackfield.client")))
                .isSameAs(RequestOptions.EMPTY);
        RequestOptions read = ClientConfiguration.of(Map.of("timeout", 5, "maxHeaderSize", "64"));
        assertThat(read.timeout()).isEqualTo(Duration.ofMillis(5));
        assertThat(read.connectTimeout()).isNull();
        assertThat(read.maxHeaderSize()).isEqualTo(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientConfiguration.of(Map.of("maxHeaderSize", 63)))
                .withMessageStartingWith("io.jackfield.client: maxHeaderSize must be a whole number from 64");
    }
}
