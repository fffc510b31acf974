package io.jackfield.message.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.message.harness.TestLoop;
import java.nio.charset.StandardCharsets;
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

    @Test
    void isMadeAnewWhenItsSecondIsOver() {
        TestLoop loop = new TestLoop();
        DateLine date = new DateLine(loop);
        loop.wall = 784_111_777_400L;
        byte[] first = date.bytes();
        loop.wall += 599;
        loop.advance(599);
        assertThat(date.bytes()).isSameAs(first);
        loop.wall++;
        loop.advance(1);
        assertThat(new String(date.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("Date: Sun, 06 Nov 1994 08:49:38 GMT\r\n");
    }

    @Test
    void followsAClockThatIsSetBack() {
        TestLoop loop = new TestLoop();
        DateLine date = new DateLine(loop);
        date.bytes();
        loop.wall -= 10_000;
        loop.advance(1000);
        assertThat(new String(date.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("Date: Sun, 06 Nov 1994 08:49:27 GMT\r\n");
    }
}
