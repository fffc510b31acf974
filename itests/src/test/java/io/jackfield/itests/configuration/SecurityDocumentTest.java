package io.jackfield.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import io.jackfield.itests.configuration.Metatype.Configurable;
import io.jackfield.itests.configuration.Metatype.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of limits in {@code docs/security.md} says of each key what the bundles say. */
class SecurityDocumentTest {
    private static final Pattern ROW =
            Pattern.compile("\\| [^|]+ \\| (?:`(io\\.[\\w.~]+)` )?`([\\w.]+)` \\| (\\d+) \\|.*");

    @Test
    void theDefaultsAreThoseOfTheConfiguration() throws IOException {
        assertThat(Files.readString(Distribution.root().resolve("docs/security.md"))
                        .lines()
                        .map(ROW::matcher)
                        .filter(Matcher::matches))
                .hasSizeGreaterThan(12)
                .allSatisfy(row -> assertThat(standard(row.group(1), row.group(2)))
                        .as(row.group())
                        .isEqualTo(row.group(3)));
    }

    private static String standard(String pid, String key) {
        String instance = pid == null ? "io.jackfield.server~NAME" : pid;
        Configurable configurable = Metatype.all().stream()
                .filter(each -> each.instance("NAME").equals(instance))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no configuration is called " + instance));
        return configurable.values().stream()
                .filter(value -> value.key().equals(key))
                .map(Value::standard)
                .findFirst()
                .orElseThrow(() -> new AssertionError(instance + " has no " + key));
    }
}
