package io.jackfield.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationsTest {
    private static final String SERVER = "io.jackfield.server~default";

    private final FixedAdmin admin = new FixedAdmin();
    private final Configurations configurations = new Configurations(admin::service);

    @Test
    void valuesAreChangedTogetherAndOthersStay() throws Exception {
        put(SERVER, Map.of("port", 8080, "timeout", 5, "host", "a"));
        assertThat(configurations.change(SERVER, "timeout=70", "parser.filter=(a=b)", "host="))
                .isEqualTo("configured " + SERVER);
        assertThat(admin.asked).isEqualTo("getFactoryConfiguration[io.jackfield.server, default, ?]");
        assertThat(values(SERVER))
                .isEqualTo(new Hashtable<>(Map.of("port", 8080, "timeout", "70", "parser.filter", "(a=b)")));
    }

    @Test
    void aConfigurationThatIsNotThereIsMade() throws Exception {
        configurations.change("io.jackfield.platform", "drainTime=100");
        assertThat(admin.asked).isEqualTo("getConfiguration[io.jackfield.platform, ?]");
        assertThat(values("io.jackfield.platform")).isEqualTo(new Hashtable<>(Map.of("drainTime", "100")));
    }

    @ParameterizedTest
    @CsvSource({
        "'', usage: configure",
        "a.pid, usage: configure",
        "a.pid x, 'x is no key=value, usage'",
        "a.pid =x, '=x is no'"
    })
    void aMistakeIsOneLine(String line, String message) {
        assertThatThrownBy(() -> configurations.change(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
        assertThat(admin.asked).isNull();
    }

    @Test
    void whatIsConfiguredIsListedWithoutSecrets() throws Exception {
        put("io.jackfield.client", Map.of("timeout", 1));
        put("org.other", Map.of("x", "y"));
        put(SERVER, Map.of("service.pid", SERVER, "port", 8080, "tls.passphrase", "open", "names", new String[] {
            "a", "b"
        }));
        assertThat(Tables.format(configurations.list())).isEqualTo("""
                configuration                key             value
                io.jackfield.client          timeout         1
                io.jackfield.server~default  names           a,b
                io.jackfield.server~default  port            8080
                io.jackfield.server~default  tls.passphrase  ***
                """);
        assertThat(configurations.list("org.")).containsExactly(new ConfiguredValues("org.other", Map.of("x", "y")));
        assertThat(configurations.list("nosuch")).isEmpty();
        assertThatThrownBy(() -> configurations.list("a", "b")).hasMessage("usage: configurations [PREFIX]");
    }

    @Test
    void whatIsConfiguredIsRemoved() throws Exception {
        put(SERVER, Map.of("port", 8080));
        assertThat(configurations.remove(SERVER)).isEqualTo("removed " + SERVER);
        assertThat(admin.configurations).isEmpty();
        assertThatThrownBy(() -> configurations.remove(SERVER))
                .hasMessage("nothing is configured as " + SERVER + ", see configurations");
        assertThatThrownBy(() -> configurations.remove()).hasMessage("usage: unconfigure PID");
    }

    @Test
    void withoutConfigurationAdminThatIsSaid() {
        assertThatThrownBy(() -> new Configurations(() -> null).list()).hasMessage("there is no Configuration Admin");
    }

    private void put(String pid, Map<String, Object> values) {
        values.forEach((key, value) -> admin.configure(pid, key, value));
    }

    private Dictionary<String, Object> values(String pid) {
        return admin.configurations.get(pid);
    }
}
