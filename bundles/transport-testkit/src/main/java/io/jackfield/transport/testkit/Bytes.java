package io.jackfield.transport.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.Random;

/** Bytes to send, and the peer's reading of them. */
final class Bytes {

    private Bytes() {}

    /** Bytes that look the same in every run and are wrong at once when a part is missing, doubled or moved. */
    static byte[] some(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Exactly so many bytes from the peer's end. */
    static byte[] receive(Socket peer, int length) throws IOException {
        byte[] bytes = peer.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the peer got " + bytes.length + " bytes of " + length);
        }
        return bytes;
    }

    static void send(Socket peer, byte[] bytes) throws IOException {
        peer.getOutputStream().write(bytes);
    }
}
