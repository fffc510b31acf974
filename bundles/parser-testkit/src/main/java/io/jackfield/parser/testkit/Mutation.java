package io.jackfield.parser.testkit;

import java.util.List;
import java.util.Random;

/** Changes the bytes of a case a little, at random, with a liking for bytes that mean something to a parser. */
final class Mutation {
    private static final byte[] TELLING = {
        '\r',
        '\n',
        ' ',
        '\t',
        ':',
        ';',
        ',',
        '=',
        '"',
        '\\',
        '%',
        '/',
        '?',
        '#',
        '@',
        '[',
        ']',
        '*',
        '.',
        '0',
        '1',
        '9',
        'a',
        'G',
        'H',
        0,
        1,
        0x0b,
        0x0c,
        0x1f,
        0x7f,
        (byte) 0x80,
        (byte) 0xa0,
        (byte) 0xff
    };

    private final Random random;
    private final List<ParserCase> corpus;

    Mutation(Random random, List<ParserCase> corpus) {
        this.random = random;
        this.corpus = corpus;
    }

    /** A changed copy. */
    byte[] of(byte[] bytes) {
        byte[] result = bytes.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            result = change(result);
        }
        return result;
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(4));
        switch (random.nextInt(5)) {
            case 0:
                return splice(bytes, at, to, new byte[] {telling()});
            case 1:
                return splice(bytes, at, at, new byte[] {telling()});
            case 2:
                return splice(bytes, at, to, new byte[0]);
            case 3:
                return splice(bytes, at, at, slice(bytes));
            default:
                return splice(
                        bytes,
                        at,
                        at,
                        slice(corpus.get(random.nextInt(corpus.size())).input()));
        }
    }

    private byte telling() {
        return TELLING[random.nextInt(TELLING.length)];
    }

    private byte[] slice(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int length = random.nextInt(Math.min(20, bytes.length - from) + 1);
        byte[] slice = new byte[length];
        System.arraycopy(bytes, from, slice, 0, length);
        return slice;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
        byte[] result = new byte[bytes.length - (to - from) + middle.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
        return result;
    }
}
