package io.jackfield.parser.netty;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Walks the field lines beside the names and values that Netty decoded, and records where each stands. A name or value that is not
 * found where it should be means that Netty read the bytes in another way: that is refused.
 */
final class FieldLocator {
    private final HeadBlock block;
    private final byte[] bytes;
    private int at;

    private FieldLocator(HeadBlock block, int from) {
        this.block = block;
        bytes = block.bytes();
        at = from;
    }

    /** Records the fields whose first line begins at {@code from}. */
    static void locate(HeadBlock block, int from, FieldRecorder fields) throws ProtocolException {
        FieldLocator locator = new FieldLocator(block, from);
        for (int i = 0; i < fields.names.size(); i++) {
            locator.field(fields.names.get(i), fields.values.get(i));
        }
        locator.expect("\r\n");
        if (locator.at != block.position()) {
            throw NettyParser.disagree(block, locator.at);
        }
    }

    private void field(String name, String value) throws ProtocolException {
        int nameFrom = at;
        expect(name);
        int nameTo = at;
        expect(":");
        skipBlanks();
        int valueFrom = at;
        expect(value);
        block.field(nameFrom, nameTo, valueFrom, at);
        skipBlanks();
        expect("\r\n");
    }

    private void expect(String text) throws ProtocolException {
        for (int i = 0; i < text.length(); i++, at++) {
            if (at >= block.position() || (bytes[at] & 0xff) != text.charAt(i)) {
                throw NettyParser.disagree(block, at);
            }
        }
    }

    private void skipBlanks() {
        while (at < block.position() && Characters.isBlank(bytes[at])) {
            at++;
        }
    }
}
