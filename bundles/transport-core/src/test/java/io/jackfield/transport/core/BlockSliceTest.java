package io.jackfield.transport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.spi.buffer.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A slice of memory that is used again: nobody reads it who has no reference. */
class BlockSliceTest {
    private final Block block = block("0123456789");
    private final BlockSlice slice = new BlockSlice(block, 2, 6);

    @Test
    void itHasItsBytesOnly() {
        assertThat(slice.length()).isEqualTo(6);
        assertThat(slice.get(0)).isEqualTo((byte) '2');
        assertThat(slice.get(5)).isEqualTo((byte) '7');
        byte[] copy = new byte[6];
        slice.copyTo(1, copy, 2, 3);
        assertThat(copy).containsExactly(0, 0, '3', '4', '5', 0);
        assertThatThrownBy(() -> slice.get(6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.copyTo(4, copy, 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.part(4, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aViewIsReadOnlyAndHasNoMore() {
        ByteBuffer view = slice.view();
        assertThat(view.isReadOnly()).isTrue();
        assertThat(view.position()).isZero();
        assertThat(view.capacity()).isEqualTo(6);
        assertThat(StandardCharsets.US_ASCII.decode(view).toString()).isEqualTo("234567");
        assertThat(slice.view().remaining()).isEqualTo(6);
    }

    @Test
    void aPartLivesLongerThanTheWhole() {
        Slice part = slice.part(1, 4);
        slice.release();
        assertThat(part.get(0)).isEqualTo((byte) '3');
        Slice partOfPart = part.part(1, 2);
        part.release();
        assertThat(StandardCharsets.US_ASCII.decode(partOfPart.view()).toString())
                .isEqualTo("45");
        partOfPart.release();
        assertThatThrownBy(() -> partOfPart.get(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReleasedSliceIsRefused() {
        slice.release();
        List<ThrowingCallable> uses = List.of(
                () -> slice.get(0),
                () -> slice.copyTo(0, new byte[1], 0, 1),
                () -> slice.part(0, 1),
                slice::view,
                slice::retain,
                slice::release);
        assertThat(uses).allSatisfy(use -> assertThatThrownBy(use)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("released"));
    }

    @Test
    void asManyReleasesAsReferences() {
        assertThat(slice.retain()).isSameAs(slice);
        slice.release();
        assertThat(slice.get(0)).isEqualTo((byte) '2');
        slice.release();
        assertThatThrownBy(() -> slice.get(0)).isInstanceOf(IllegalStateException.class);
    }

    private static Block block(String text) {
        Block block = new Blocks(new TestSockets().poller(null)).make(text.length(), null);
        block.bytes().put(0, text.getBytes(StandardCharsets.US_ASCII));
        return block;
    }
}
