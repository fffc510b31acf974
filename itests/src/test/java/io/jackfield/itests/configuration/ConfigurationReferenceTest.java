package io.jackfield.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import io.jackfield.itests.configuration.Metatype.Configurable;
import io.jackfield.itests.configuration.Metatype.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The reference in {@code docs/configuration.md} is what the packaged Metatype documents say. After a change that is meant:
 * {@code mvn verify -Dconfiguration.update -Dit.test=ConfigurationReferenceTest}.
 */
class ConfigurationReferenceTest {
    private static final String UPDATE = "configuration.update";
    private static final String BEGIN = "<!-- reference -->\n";
    private static final String END = "<!-- end of reference -->\n";
    private static final Path DOCUMENT = Distribution.root().resolve("docs/configuration.md");

    @Test
    void theReferenceIsWhatTheBundlesSay() throws IOException {
        String document = Files.readString(DOCUMENT);
        int from = document.indexOf(BEGIN) + BEGIN.length();
        int to = document.indexOf(END);
        String reference = reference(Metatype.all());
        if (System.getProperty(UPDATE) != null) {
            Files.writeString(DOCUMENT, document.substring(0, from) + reference + document.substring(to));
        } else {
            assertThat(document.substring(from, to))
                    .as("docs/configuration.md; after a change that is meant: mvn verify -D%s", UPDATE)
                    .isEqualTo(reference);
        }
    }

    @Test
    void everyValueIsDescribed() {
        for (Configurable each : Metatype.all()) {
            assertThat(each.description()).as(each.pid()).isNotEmpty();
            assertThat(each.values()).as(each.pid()).isNotEmpty().allSatisfy(value -> assertThat(value.text())
                    .isNotEmpty());
        }
    }

    private static String reference(List<Configurable> all) {
        StringBuilder text = new StringBuilder();
        for (Configurable each : all) {
            text.append("\n### `").append(each.instance("NAME")).append("`\n\n");
            text.append(each.description()).append(".\n\n");
            text.append("| key | type | default | range | meaning |\n|---|---|---|---|---|\n");
            each.values().forEach(value -> row(text, value));
        }
        return text.append('\n').toString();
    }

    private static void row(StringBuilder text, Value value) {
        text.append("| `").append(value.key()).append("` | ").append(value.type());
        text.append(" | ").append(value.standard().isEmpty() ? "" : "`" + value.standard() + "`");
        text.append(" | ")
                .append(range(value))
                .append(" | ")
                .append(value.text().replace("|", "\\|"));
        text.append(" |\n");
    }

    private static String range(Value value) {
        if (!value.options().isEmpty()) {
            return String.join(", ", value.options());
        }
        if (value.least().isEmpty()) {
            return "";
        }
        return value.most().isEmpty() ? "from " + value.least() : value.least() + " to " + value.most();
    }
}
