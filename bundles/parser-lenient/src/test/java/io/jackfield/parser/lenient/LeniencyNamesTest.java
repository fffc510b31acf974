package io.jackfield.parser.lenient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.parser.core.Leniency;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeniencyNamesTest {

    @Test
    void nothingIsOpenUnasked() {
        assertThat(LeniencyNames.parse(List.of())).isEmpty();
        assertThat(LeniencyNames.parse(List.of("", " , "))).isEmpty();
    }

    @Test
    void namesComeOneByOneOrWithCommas() {
        assertThat(LeniencyNames.parse(List.of("obs-fold, bare-lf", "raw-target")))
                .containsExactlyInAnyOrder(Leniency.OBS_FOLD, Leniency.BARE_LF, Leniency.RAW_TARGET);
    }

    @Test
    void thePresetIsAllThatCanBeOpened() {
        assertThat(LeniencyNames.parse(List.of("node-10.15.0"))).containsExactlyInAnyOrder(Leniency.values());
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> LeniencyNames.parse(List.of("bare-cr")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("io.jackfield.parser.lenient: leniencies must be among obs-fold, bare-lf, ")
                .hasMessageEndingWith("node-10.15.0, not \"bare-cr\"");
    }
}
