package io.jackfield.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private final Histogram histogram = new Histogram();

    @Test
    void nothingIsZero() {
        assertThat(histogram.count()).isZero();
        assertThat(histogram.quantile(0.99)).isZero();
    }

    @Test
    void quantilesAreCloseAtEverySize() {
        for (long value = 1; value < 1L << 40; value = value * 3 / 2 + 1) {
            Histogram one = new Histogram();
            one.note(value);
            one.note(4 * value);
            assertThat(one.quantile(0.5)).as("%d", value).isCloseTo(value, Percentage.withPercentage(1.6));
            assertThat(one.max()).isEqualTo(4 * value);
        }
    }

    @Test
    void theTailIsNotLost() {
        for (int i = 1; i <= 1000; i++) {
            histogram.note(i * 1_000_000L);
        }
        assertThat(histogram.count()).isEqualTo(1000);
        assertThat(histogram.quantile(0.5)).isCloseTo(500_000_000L, Percentage.withPercentage(1.6));
        assertThat(histogram.quantile(0.999)).isCloseTo(999_000_000L, Percentage.withPercentage(1.6));
        assertThat(histogram.quantile(1)).isEqualTo(1_000_000_000L);
    }
}
