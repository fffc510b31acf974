package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UnreadBytesTest {
    private final UnreadBytes unread = new UnreadBytes();

    private static Slice slice(String text) {
        return HeapSlice.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(Slice slice) {
        return StandardCharsets.ISO_8859_1.decode(slice.view()).toString();
    }

    private String peek(int from, int length) {
        byte[] bytes = new byte[length];
        unread.peek(from, bytes, 0, length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void fill() {
        unread.addUnread(slice("abc"));
        unread.addUnread(slice("de"));
        unread.addUnread(slice(""));
        unread.addUnread(slice("fghi"));
    }

    @Test
    void peekCrossesSlicesAtEveryPosition() {
        String all = "abcdefghi";
        fill();
        for (int skipped = 0; skipped <= all.length(); skipped++) {
            for (int from = 0; from <= all.length() - skipped; from++) {
                for (int length = 0; length <= all.length() - skipped - from; length++) {
                    assertThat(peek(from, length)).isEqualTo(all.substring(skipped + from, skipped + from + length));
                }
            }
            if (skipped < all.length()) {
                unread.skip(1);
            }
        }
        assertThat(unread.length()).isZero();
    }

    @Test
    void takeGivesWhatLiesTogetherUpToTheMaximum() {
        fill();
        assertThat(text(unread.take(2))).isEqualTo("ab");
        assertThat(text(unread.take(100))).isEqualTo("c");
        assertThat(text(unread.take(2))).isEqualTo("de");
        assertThat(text(unread.take(3))).isEqualTo("fgh");
        assertThat(unread.length()).isEqualTo(1);
    }

    @Test
    void unshiftPutsBytesInFrontAlsoOfAHalfReadSlice() {
        fill();
        unread.skip(4);
        unread.unshift(slice("XY"));
        assertThat(peek(0, unread.length())).isEqualTo("XYefghi");
    }

    @Test
    void clearLeavesNothing() {
        fill();
        unread.skip(1);
        unread.dropUnread();
        assertThat(unread.length()).isZero();
        unread.addUnread(slice("z"));
        assertThat(peek(0, 1)).isEqualTo("z");
    }

    @Test
    void moreThanThereIsCanNotBeReadSkippedOrTaken() {
        unread.addUnread(slice("ab"));
        assertThatThrownBy(() -> peek(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> unread.skip(3)).isInstanceOf(IndexOutOfBoundsException.class);
        unread.dropUnread();
        assertThatThrownBy(() -> unread.take(1)).isInstanceOf(IllegalStateException.class);
    }
}
