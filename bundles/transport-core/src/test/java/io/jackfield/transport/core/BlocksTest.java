package io.jackfield.transport.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which memory is used again, and when. */
class BlocksTest {
    private final Blocks blocks = new Blocks(new TestSockets().poller(null));

    @Test
    void aSmallBlockIsLentAgainWhenItIsBack() {
        Block first = blocks.take(0);
        assertThat(first.size()).isEqualTo(2048);
        first.release();
        Block second = blocks.take(0);
        assertThat(second).isSameAs(first);
        assertThat(blocks.take(0)).isNotSameAs(second);
    }

    @Test
    void aSmallBlockMayComeBackFromAnotherThread() throws InterruptedException {
        Block block = blocks.take(0);
        block.retain();
        block.release();
        Thread thread = new Thread(block::release);
        thread.start();
        thread.join();
        assertThat(blocks.take(0)).isSameAs(block);
    }

    @Test
    void whoKeepsASmallBlockKeepsIt() {
        Set<Block> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 10 * ReadRound.MOST; i++) {
            assertThat(kept.add(blocks.take(0))).isTrue();
        }
        assertThat(kept).noneMatch(Block::isFree);
    }

    @Test
    void aKeptBlockIsNotLentWhileAPartOfItIsReferenced() {
        Block kept = blocks.take(0);
        BlockSlice whole = new BlockSlice(kept, 0, 10);
        BlockSlice part = (BlockSlice) whole.part(2, 3);
        whole.release();
        assertThat(blocks.take(0)).isNotSameAs(kept);
        part.release();
        assertThat(blocks.take(0)).isSameAs(kept);
    }

    @Test
    void aBigBlockComesBackWhenItsLastReferenceIsReleased() throws InterruptedException {
        for (int size = 1; size <= Blocks.LAST_SIZE; size++) {
            Block block = blocks.take(size);
            assertThat(block.size()).isEqualTo(Blocks.bytes(size));
            block.retain();
            block.release();
            Block other = blocks.take(size);
            assertThat(other).isNotSameAs(block);
            Thread thread = new Thread(block::release);
            thread.start();
            thread.join();
            assertThat(blocks.take(size)).isSameAs(block);
        }
    }

    @Test
    void aBlockThatCameBackCountsFromOneAgain() {
        Block block = blocks.take(1);
        block.release();
        assertThat(block.isFree()).isTrue();
        blocks.take(1);
        block.check();
    }

    @Test
    void soManyFreeBlocksAreKept() {
        List<Block> taken = take(300);
        taken.forEach(Block::release);
        Set<Block> before = Collections.newSetFromMap(new IdentityHashMap<>());
        before.addAll(taken);
        assertThat(take(300).stream().filter(before::contains)).hasSize(256);
    }

    private List<Block> take(int count) {
        List<Block> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(blocks.take(1));
        }
        return taken;
    }
}
