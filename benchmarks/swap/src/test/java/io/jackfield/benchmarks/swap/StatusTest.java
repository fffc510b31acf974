package io.jackfield.benchmarks.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StatusTest {
    private final Status status = new Status(
            "{\"uptime\":12,\"listeners\":[{\"engine\":\"node#3\",\"failed\":4},{\"engine\":\"\",\"failed\":5}]}");

    @Test
    void theFirstOfANameIsMeant() {
        assertThat(status.number("failed")).isEqualTo(4);
        assertThat(status.text("engine")).isEqualTo("node#3");
    }

    @Test
    void whatIsNotThereIsAnError() {
        assertThatThrownBy(() -> status.number("longestHold")).hasMessageContaining("longestHold");
    }
}
