package io.jackfield.spi.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadBlockTest {
    private static final int FIELDS = 200;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 16, 17, 64, 65, 2000})
    void holdsMoreFieldsThanWereExpected(int expected) {
        HeadBlock block = new HeadBlock(HeadBlock.Kind.REQUEST, expected);
        for (int i = 0; i < FIELDS; i++) {
            block.field(10 * i, 10 * i + 1, 10 * i + 3, 10 * i + 7);
        }
        assertThat(block.fieldCount()).isEqualTo(FIELDS);
        for (int i = 0; i < FIELDS; i++) {
            assertThat(new int[] {block.nameFrom(i), block.nameTo(i), block.valueFrom(i), block.valueTo(i)})
                    .containsExactly(10 * i, 10 * i + 1, 10 * i + 3, 10 * i + 7);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 16, 64})
    void isFullWhenAsManyFieldsCameAsWereExpected(int expected) {
        HeadBlock block = new HeadBlock(HeadBlock.Kind.RESPONSE, expected);
        for (int i = 0; i < expected; i++) {
            assertThat(block.isFull()).isFalse();
            block.field(i, i, i, i);
        }
        assertThat(block.isFull()).isTrue();
        block.field(0, 0, 0, 0);
        assertThat(block.isFull()).isFalse();
    }
}
