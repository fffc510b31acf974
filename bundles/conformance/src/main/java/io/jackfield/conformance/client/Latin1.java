package io.jackfield.conformance.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes as answers show them: one char a byte. */
final class Latin1 {
    private Latin1() {}

    static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }
}
