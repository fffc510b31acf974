package io.jackfield.platform.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The defaults that tools show are those that hold when nothing is configured. */
class DefinitionTest {
    /** What a trial must be told; a shadow's rehearsal counts for nothing. */
    private static final Map<String, Object> SAID = Map.of("candidate", "any", "mode", "canary");

    static Stream<Arguments> definitions() {
        return Stream.of(
                Arguments.of(ServerConfigurationDefinition.class, reader(ServerConfiguration::of)),
                Arguments.of(AgentConfigurationDefinition.class, reader(AgentConfiguration::of)),
                Arguments.of(ClientConfigurationDefinition.class, reader(ClientConfiguration::of)),
                Arguments.of(TrialConfigurationDefinition.class, reader(TrialConfiguration::of)),
                Arguments.of(PlatformConfiguration.class, reader(PlatformRuntime::settings)));
    }

    private static Function<Map<String, ?>, Object> reader(Function<Map<String, ?>, Object> of) {
        return of;
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void theDefaultsShownAreTheDefaultsInForce(Class<?> definition, Function<Map<String, ?>, Object> reader) {
        Map<String, Object> shown = new HashMap<>(SAID);
        for (Method method : definition.getDeclaredMethods()) {
            if (method.getDefaultValue() != null) {
                shown.putIfAbsent(method.getName().replace('_', '.'), method.getDefaultValue());
            }
        }

        assertThat(shown).hasSizeGreaterThan(SAID.size());
        assertThat(reader.apply(shown)).usingRecursiveComparison().isEqualTo(reader.apply(SAID));
    }
}
