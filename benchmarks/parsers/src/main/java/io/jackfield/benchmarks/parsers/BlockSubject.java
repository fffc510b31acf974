package io.jackfield.benchmarks.parsers;

import io.jackfield.spi.parser.HeadBlock;

/** What the head block costs by itself: made, and filled with the offsets that the strict parser found. */
final class BlockSubject implements Subject {
    private final HeadBlock pattern;
    private final int[] offsets;

    BlockSubject(Message message) throws Exception {
        pattern = ParserSubject.of(STRICT, message).read();
        offsets = new int[pattern.fieldCount() * 4];
        for (int i = 0; i < pattern.fieldCount(); i++) {
            offsets[i * 4] = pattern.nameFrom(i);
            offsets[i * 4 + 1] = pattern.nameTo(i);
            offsets[i * 4 + 2] = pattern.valueFrom(i);
            offsets[i * 4 + 3] = pattern.valueTo(i);
        }
    }

    @Override
    public HeadBlock read() {
        HeadBlock block = new HeadBlock(pattern.kind(), pattern.fieldCount());
        block.window(pattern.bytes(), pattern.from(), pattern.limit());
        block.method(pattern.methodFrom(), pattern.methodTo());
        block.target(pattern.textFrom(), pattern.textTo());
        block.version(pattern.major(), pattern.minor());
        int[] known = offsets;
        for (int i = 0; i < known.length; i += 4) {
            block.field(known[i], known[i + 1], known[i + 2], known[i + 3]);
        }
        block.position(pattern.position());
        return block;
    }

    @Override
    public long found() {
        return read().fieldCount();
    }
}
