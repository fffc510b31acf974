package io.jackfield.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.error.StateException;
import io.jackfield.api.stream.Readable;
import io.jackfield.spi.buffer.HeapSlice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReadableTest {
    private static final String MARK = "x".repeat(ReadableStream.HIGH_WATER_MARK);

    private final FakeLoop loop = new FakeLoop();
    private final Trace trace = new Trace();
    private final TestSource source = new TestSource(loop);

    @Test
    void aStreamWithoutContentAndListenersKeepsNoState() {
        trace.listen(source, Readable.END, Readable.CLOSE);
        source.finish();
        loop.turn();
        assertThat(source.isUntouched()).isTrue();
        loop.turn(source::resume);
        assertThat(trace.take()).isEqualTo("end");
    }

    @Test
    void theSourceIsPausedAtTheHighWaterMarkAndAskedAgainBelowIt() {
        assertThat(source.give("a")).isTrue();
        assertThat(source.give(MARK)).isFalse();
        loop.turn();
        assertThat(source.demands).containsExactly(false);
        loop.turn(source::read);
        assertThat(source.demands).containsExactly(false, true);
    }

    @Test
    void aFlowingStreamNeverPausesItsSource() {
        trace.data(source);
        loop.turn();
        for (int i = 0; i < 5; i++) {
            loop.turn(() -> assertThat(source.give(MARK)).isTrue());
        }
        assertThat(source.demands).isEmpty();
    }

    @Test
    void slicesAreReleasedHoweverTheyAreConsumed() {
        CountedSlice flowing = CountedSlice.of("flowing");
        CountedSlice read = CountedSlice.of("read in parts");
        CountedSlice dropped = CountedSlice.of("dropped");
        source.give(read);
        loop.turn(() -> {
            source.read(4);
            source.read();
        });
        assertThat(read.references()).isZero();
        source.resume();
        loop.turn();
        source.give(flowing);
        assertThat(flowing.references()).isZero();
        loop.turn(source::pause);
        source.give(dropped);
        assertThat(dropped.references()).isEqualTo(1);
        loop.turn(source::destroy);
        assertThat(dropped.references()).isZero();
    }

    @Test
    void bytesAreReadIntoTheCallersMemoryInParts() {
        trace.listen(source, Readable.END);
        CountedSlice first = CountedSlice.of("abcdef");
        source.give(first);
        source.give("gh");
        source.finish();
        for (ByteBuffer target : List.of(ByteBuffer.allocate(4), ByteBuffer.allocateDirect(4))) {
            loop.turn(() -> {
                assertThat(source.read(target)).isEqualTo(target.isDirect() ? 2 : 4);
                assertThat(source.read(target)).isEqualTo(target.isDirect() ? 2 : 0);
                assertThat(source.read(target)).isZero();
                trace.add(Trace.text(target.flip()));
            });
        }
        assertThat(first.references()).isZero();
        assertThat(source.read(ByteBuffer.allocate(1))).isZero();
        loop.turn();
        assertThat(trace.take()).isEqualTo("abcd > efgh > end");
    }

    @Test
    void aReaderWithMemoryOfItsOwnGetsEachPieceAndTheEnd() {
        ByteBuffer memory = ByteBuffer.allocate(2 * MARK.length());
        source.on(Readable.READABLE, () -> {
            for (int n = source.read(memory.clear()); n > 0; n = source.read(memory.clear())) {
                trace.add(n + " bytes");
            }
        });
        trace.listen(source, Readable.END);
        loop.turn();
        for (int i = 0; i < 3; i++) {
            loop.turn(() -> source.give(MARK));
        }
        assertThat(source.demands).containsExactly(false, true, false, true, false, true);
        assertThat(source.readableHighWaterMark()).isEqualTo(MARK.length());
        loop.turn(source::finish);
        assertThat(trace.take()).isEqualTo("16384 bytes > 16384 bytes > 16384 bytes > end");
    }

    @Test
    void eachListenerHasABufferWithItsOwnPosition() {
        source.on(Readable.DATA, chunk -> trace.add(Trace.text(chunk)));
        source.on(Readable.DATA, chunk -> trace.add(Trace.text(chunk)));
        loop.turn();
        loop.turn(() -> source.give("abc"));
        assertThat(trace.take()).isEqualTo("abc > abc");
    }

    @Test
    void theReceiverMayWriteIntoItsBuffer() {
        CountedSlice slice = (CountedSlice) CountedSlice.of("abc").retain();
        source.on(Readable.DATA, chunk -> chunk.put(0, (byte) 'X'));
        loop.turn();
        loop.turn(() -> source.give(slice));
        assertThat(Slices.copy(slice)).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void textPutsSplitCharactersTogether() {
        byte[] snow = "\u2603!".getBytes(StandardCharsets.UTF_8);
        source.on(Readable.TEXT, trace::add);
        trace.listen(source, Readable.END);
        loop.turn();
        for (byte b : snow) {
            loop.turn(() -> source.push(HeapSlice.of(new byte[] {b})));
        }
        loop.turn(source::finish);
        assertThat(trace.take()).isEqualTo("\u2603 > ! > end");
    }

    @Test
    void anIncompleteCharacterAtTheEndIsReplaced() {
        source.on(Readable.TEXT, trace::add);
        trace.listen(source, Readable.END);
        loop.turn();
        loop.turn(() -> source.push(HeapSlice.of(new byte[] {'a', (byte) 0xE2, (byte) 0x98})));
        loop.turn(source::finish);
        assertThat(trace.take()).isEqualTo("a > \uFFFD > end");
    }

    @Test
    void encodingDecidesHowTextIsDecoded() {
        source.setEncoding(StandardCharsets.ISO_8859_1).on(Readable.TEXT, trace::add);
        loop.turn();
        loop.turn(() -> source.push(HeapSlice.of(new byte[] {(byte) 0xE9})));
        assertThat(trace.take()).isEqualTo("\u00E9");
    }

    @Test
    void textCanBeReadByHand() {
        source.on(Readable.READABLE, () -> trace.add(source.readText()));
        loop.turn();
        loop.turn(() -> source.push(HeapSlice.of("\u00E9\u00E9".getBytes(StandardCharsets.UTF_8), 0, 3)));
        loop.turn(source::finish);
        assertThat(trace.take()).isEqualTo("\u00E9 > \uFFFD");
    }

    @Test
    void destroyEmitsErrorThenCloseLater() {
        trace.errors(source);
        trace.listen(source, Readable.CLOSE, Readable.END);
        loop.turn(() -> {
            source.destroy(new IOException("why"));
            source.destroy(new IOException("again"));
            trace.add("sync");
        });
        assertThat(trace.take()).isEqualTo("sync > error:null > close");
        assertThat(source.destroyed()).isTrue();
        CountedSlice late = CountedSlice.of("late");
        assertThat(source.give(late)).isFalse();
        assertThat(late.references()).isZero();
    }

    @Test
    void unshiftAfterTheEndIsRefused() {
        source.finish();
        loop.turn(source::resume);
        assertThatThrownBy(() -> source.unshift(ByteBuffer.allocate(1)))
                .isInstanceOfSatisfying(StateException.class, error -> assertThat(error.code())
                        .isEqualTo("ERR_STREAM_UNSHIFT_AFTER_END_EVENT"));
    }

    @Test
    void pushAfterTheEndIsAnError() {
        trace.errors(source);
        source.resume();
        source.finish();
        source.give("late");
        loop.turn();
        assertThat(trace.take()).isEqualTo("error:ERR_STREAM_PUSH_AFTER_EOF");
    }

    @Test
    void actionsOfAForeignThreadAreQueuedInCallOrder() throws InterruptedException {
        trace.listen(source, Readable.PAUSE, Readable.RESUME, Readable.CLOSE);
        Thread foreign = new Thread(() -> source.resume().pause().destroy());
        foreign.start();
        foreign.join();
        assertThat(trace.take()).isEmpty();
        assertThat(loop.hasTasks()).isTrue();
        loop.turn();
        assertThat(trace.take()).isEqualTo("resume > pause > close");
    }

    @Test
    void aForeignThreadCannotTakeFromTheBuffer() throws InterruptedException {
        source.give("mine");
        AtomicReference<String> code = new AtomicReference<>();
        Thread foreign = new Thread(() -> {
            try {
                source.read();
            } catch (StateException error) {
                code.set(error.code());
            }
        });
        foreign.start();
        foreign.join();
        assertThat(code).hasValue("ERR_JACKFIELD_NOT_ON_LOOP");
        assertThat(source.readableLength()).isEqualTo(4);
    }

    @Test
    void aListenerAddedByAForeignThreadStartsTheFlow() throws InterruptedException {
        source.give("early");
        loop.turn();
        Thread foreign = new Thread(() -> trace.data(source));
        foreign.start();
        foreign.join();
        loop.turn();
        assertThat(trace.take()).isEqualTo("data:early");
    }
}
