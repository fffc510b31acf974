package io.jackfield.transport.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one system call gets of a queue, and what is left when it took a part. */
class OutputQueueTest {
    private final Blocks blocks = new Blocks(new TestSockets().poller(null));
    private final Gather gather = new Gather(blocks.make(Gather.SCRATCH, null));
    private final OutputQueue queue = new OutputQueue();

    @Test
    void whatIsTakenMayEndAnywhere() {
        for (int step = 1; step <= 12; step++) {
            List<Block> used = new ArrayList<>();
            queue.add(own("abc", used));
            queue.add(foreign("defg"));
            queue.add(own("h", used));
            queue.add(foreign("ijkl"));
            assertThat(drain(step)).isEqualTo("abcdefghijkl");
            assertThat(queue.bytes()).isZero();
            assertThat(used).allMatch(Block::isFree);
        }
    }

    @Test
    void aSliceIsReleasedWhenAllOfItIsTaken() {
        List<Block> used = new ArrayList<>();
        queue.add(own("abc", used));
        queue.add(own("de", used));
        queue.taken(2);
        assertThat(used).noneMatch(Block::isFree);
        queue.taken(2);
        assertThat(used.get(0).isFree()).isTrue();
        assertThat(used.get(1).isFree()).isFalse();
        assertThat(queue.bytes()).isEqualTo(1);
        queue.drop();
        assertThat(used).allMatch(Block::isFree);
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void atMostSixtyFourPieces() {
        List<Block> used = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            queue.add(own(String.valueOf(i % 10), used));
        }
        queue.fill(gather);
        assertThat(gather.count()).isEqualTo(64);
        gather.clear();
        queue.taken(64);
        queue.fill(gather);
        assertThat(gather.count()).isEqualTo(6);
        assertThat(gathered()).isEqualTo("456789");
        gather.clear();
        assertThat(gather.count()).isZero();
        assertThat(gather.block(0)).isNull();
    }

    @Test
    void foreignBytesThatFollowEachOtherAreOnePiece() {
        List<Block> used = new ArrayList<>();
        queue.add(foreign("ab"));
        queue.add(foreign("cd"));
        queue.add(own("ef", used));
        queue.add(foreign("gh"));
        queue.fill(gather);
        assertThat(gather.count()).isEqualTo(3);
        assertThat(gathered()).isEqualTo("abcdefgh");
    }

    @Test
    void foreignBytesAreCopiedAsFarAsThereIsRoom() {
        String big = "x".repeat(Gather.SCRATCH - 1) + "yz";
        queue.add(foreign("a"));
        queue.add(foreign(big));
        queue.add(foreign("b"));
        queue.fill(gather);
        assertThat(gather.count()).isEqualTo(1);
        assertThat(gather.end(0)).isEqualTo(Gather.SCRATCH);
        gather.clear();
        assertThat(drain(Integer.MAX_VALUE)).isEqualTo("a" + big + "b");
    }

    @Test
    void aBigChunkAndItsFramingAreOnePiece() {
        queue.add(foreign("10000\r\n"));
        queue.add(foreign("x".repeat(Blocks.BIGGEST)));
        queue.add(foreign("\r\n"));
        queue.fill(gather);
        assertThat(gather.count()).isEqualTo(1);
        assertThat(gather.end(0)).isEqualTo(queue.bytes());
    }

    /** Takes so many bytes with each system call. */
    private String drain(int step) {
        StringBuilder all = new StringBuilder();
        while (queue.bytes() > 0) {
            queue.fill(gather);
            String offered = gathered();
            gather.clear();
            int taken = Math.min(step, offered.length());
            all.append(offered, 0, taken);
            queue.taken(taken);
        }
        return all.toString();
    }

    private String gathered() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < gather.count(); i++) {
            byte[] piece = new byte[gather.end(i) - gather.start(i)];
            gather.block(i).bytes().get(gather.start(i), piece);
            bytes.writeBytes(piece);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    private static Slice foreign(String text) {
        return HeapSlice.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** In the middle of a block; free again when the slice is released. */
    private Slice own(String text, List<Block> used) {
        Block block = blocks.make(16, null);
        block.bytes().put(5, text.getBytes(StandardCharsets.US_ASCII));
        used.add(block);
        return new BlockSlice(block, 5, text.length());
    }
}
