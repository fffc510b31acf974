package io.jackfield.message.http1;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@link DateLine} against the JDK's formatter. */
class DateLineTest {
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Test
    void writesTheExampleOfTheRfc() {
        assertThat(DateLine.text(784_111_777)).isEqualTo("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
    }

    @Test
    void writesEveryDayAndMonthAsTheFormatterDoes() {
        // steps of 30 h 5 min 7 s over twelve years
        for (long second = 0; second < 12L * 366 * 86_400; second += 108_307) {
            assertThat(DateLine.text(second))
                    .hasSize(DateLine.LENGTH)
                    .isEqualTo("Date: " + IMF_FIXDATE.format(Instant.ofEpochSecond(second)) + "\r\n");
        }
    }
}
