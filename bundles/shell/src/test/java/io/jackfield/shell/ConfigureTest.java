package io.jackfield.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

class ConfigureTest {
    private Dictionary<String, Object> values;
    private String asked;
    private final Configure configure = new Configure(this::admin);

    @Test
    void valuesAreChangedTogetherAndOthersStay() throws Exception {
        values = new Hashtable<>(Map.of("port", 8080, "timeout", 5, "host", "a"));
        assertThat(configure.run("io.jackfield.server~default", "timeout=70", "parser.filter=(a=b)", "host="))
                .isEqualTo("configured io.jackfield.server~default");
        assertThat(asked).isEqualTo("getFactoryConfiguration[io.jackfield.server, default, ?]");
        assertThat(values).isEqualTo(new Hashtable<>(Map.of("port", 8080, "timeout", "70", "parser.filter", "(a=b)")));
    }

    @Test
    void aConfigurationThatIsNotThereIsMade() throws Exception {
        configure.run("io.jackfield.platform", "drainTime=100");
        assertThat(asked).isEqualTo("getConfiguration[io.jackfield.platform, ?]");
        assertThat(values).isEqualTo(new Hashtable<>(Map.of("drainTime", "100")));
    }

    @ParameterizedTest
    @CsvSource({
        "'', usage: configure",
        "a.pid, usage: configure",
        "a.pid x, 'x is no key=value, usage'",
        "a.pid =x, '=x is no'"
    })
    void aMistakeIsOneLine(String line, String message) {
        assertThatThrownBy(() -> configure.run(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
        assertThat(asked).isNull();
    }

    private ConfigurationAdmin admin() {
        return proxy(ConfigurationAdmin.class, (name, arguments) -> {
            asked = name + List.of(arguments);
            return proxy(Configuration.class, this::configuration);
        });
    }

    @SuppressWarnings("unchecked")
    private Object configuration(String name, Object... arguments) {
        if (name.equals("update")) {
            values = (Dictionary<String, Object>) arguments[0];
            return null;
        }
        return values;
    }

    private interface Answers {
        Object answer(String name, Object... arguments);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        answers.answer(method.getName(), arguments == null ? new Object[0] : arguments)));
    }
}
