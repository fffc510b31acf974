package io.jackfield.stream;

import io.jackfield.spi.buffer.Slice;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Decodes a stream of slices; bytes of a character that is not yet complete wait for the next slice. Node's StringDecoder. */
final class TextDecoder {
    private final CharsetDecoder decoder;
    private ByteBuffer carry = ByteBuffer.allocate(0);

    TextDecoder(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** Decodes what is complete; the result may be empty. */
    String decode(Slice slice) {
        byte[] bytes = new byte[carry.remaining() + slice.length()];
        int carried = carry.remaining();
        carry.get(bytes, 0, carried);
        slice.copyTo(0, bytes, carried, slice.length());
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = room(in);
        decoder.decode(in, out, false);
        carry = in;
        return out.flip().toString();
    }

    /** Decodes what is left of an incomplete character; usually empty. */
    String end() {
        CharBuffer out = room(carry);
        decoder.decode(carry, out, true);
        decoder.flush(out);
        decoder.reset();
        return out.flip().toString();
    }

    private CharBuffer room(ByteBuffer in) {
        return CharBuffer.allocate((int) Math.ceil((in.remaining() + 4) * (double) decoder.maxCharsPerByte()));
    }
}
