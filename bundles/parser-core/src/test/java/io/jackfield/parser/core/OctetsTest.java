package io.jackfield.parser.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OctetsTest {
    private static final int EIGHT = 8;

    @Test
    void theFirstControlAmongEightBytesIsFound() {
        for (int value = 0; value < 256; value++) {
            boolean stops = value < ' ' || value == 0x7f;
            for (int at = 0; at < EIGHT; at++) {
                assertThat(first(Octets.controls(Octets.eight(bytes('a', at, value), 0))))
                        .as("byte %d at %d", value, at)
                        .isEqualTo(stops ? at : EIGHT);
            }
        }
    }

    @Test
    void anObsTextByteDoesNotHideWhatFollows() {
        byte[] bytes = bytes('a', 3, 0xff);
        assertThat(first(Octets.controls(Octets.eight(bytes, 0)))).isEqualTo(EIGHT);
        bytes[4] = 0x7f;
        assertThat(first(Octets.controls(Octets.eight(bytes, 0)))).isEqualTo(4);
        bytes[4] = '\t';
        assertThat(first(Octets.controls(Octets.eight(bytes, 0)))).isEqualTo(4);
    }

    private static byte[] bytes(char all, int at, int value) {
        byte[] bytes = new byte[EIGHT];
        Arrays.fill(bytes, (byte) all);
        bytes[at] = (byte) value;
        return bytes;
    }

    private static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
