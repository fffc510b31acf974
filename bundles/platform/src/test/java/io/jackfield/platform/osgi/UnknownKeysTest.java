package io.jackfield.platform.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.platform.osgi.UnknownKeys.Configured;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownKeysTest {
    private static final Map<String, Set<String>> KNOWN =
            Map.of("a.server", new TreeSet<>(Set.of("host", "port", "keepAliveTimeout", "timeout", "tls.cert")));

    @ParameterizedTest
    @CsvSource({
        "keepAliveTimout, keepAliveTimeout",
        "keepalivetimeout, keepAliveTimeout",
        "keepAliveTimoeut, keepAliveTimeout",
        "prot, port",
        "tls.certificate, ''",
        "tls_cert, tls.cert",
        "timeouts, timeout",
        "colour, ''"
    })
    void theNearestKeyIsNamed(String key, String nearest) {
        assertThat(UnknownKeys.in(List.of(new Configured("a.server~x", "a.server", Set.of(key, "host"))), KNOWN))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.pid).isEqualTo("a.server~x");
                    assertThat(found.key).isEqualTo(key);
                    assertThat(found.nearest).isEqualTo(nearest);
                });
    }

    @Test
    void whatOthersPutThereIsNotMeant() {
        Set<String> others = Set.of(
                "name",
                ".private",
                ":configurator:policy",
                "service.ranking",
                "felix.fileinstall.filename",
                "handler.target",
                "handler.cardinality.minimum");
        assertThat(UnknownKeys.in(List.of(new Configured("a.server~x", "a.server", others)), KNOWN))
                .isEmpty();
    }

    @Test
    void aPidIsUnknownIfItIsLikeOne() {
        assertThat(UnknownKeys.in(
                        List.of(
                                new Configured("a.servr~x", "a.servr", Set.of("host")),
                                new Configured("an.application", "an.application", Set.of("host"))),
                        KNOWN))
                .singleElement()
                .hasToString("a.servr~x: nobody reads this configuration; perhaps a.server is meant");
    }

    @Test
    void aMessageNamesConfigurationAndKey() {
        assertThat(UnknownKeys.in(List.of(new Configured("a.server~x", "a.server", Set.of("pord"))), KNOWN))
                .singleElement()
                .hasToString("a.server~x: nobody reads pord; perhaps port is meant");
    }
}
