package io.jackfield.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void medianOfEvenAndOddNumbersOfRounds() {
        assertThat(Samples.of(3, 1, 2).median()).isEqualTo(2);
        assertThat(Samples.of(4, 1, 2, 3).median()).isEqualTo(2.5);
        assertThat(Samples.of(3, 1, 2).spread()).isEqualTo("2.00 (1.00-3.00)");
    }

    @Test
    void ratiosArePairedRoundByRound() {
        Samples ratios = Samples.of(10, 40).over(Samples.of(20, 80));
        assertThat(ratios.min()).isEqualTo(0.5);
        assertThat(ratios.max()).isEqualTo(0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.of(1).over(Samples.of(1, 2)))
                .withMessage("1 rounds against 2");
    }

    @Test
    void intervalLeavesOutWhatACoinSeldomDoes() {
        // 10 rounds: 2 * (1 + 10) / 1024 is 2.1 %, with the next term it would be 10.9 %
        Samples ten = Samples.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(ten.low()).isEqualTo(2);
        assertThat(ten.high()).isEqualTo(9);
        Samples five = Samples.of(1, 2, 3, 4, 5);
        assertThat(five.interval()).isEqualTo("3.00 [1.00, 5.00]");
    }

    @Test
    void threeDigitsCount() {
        assertThat(Samples.format(1234.5)).isEqualTo("1235");
        assertThat(Samples.format(27.44)).isEqualTo("27.4");
        assertThat(Samples.format(0.4123)).isEqualTo("0.412");
    }
}
