package io.jackfield.tls.core;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A client that holds the records in its hands: it cuts them as it likes, and says more of TLS itself than anybody honest. */
final class RawClient implements AutoCloseable {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int RECORD_HEAD = 5;

    private final Socket socket;
    private final SSLEngine engine;
    private final ByteBuffer sealed = ByteBuffer.allocate(64 * 1024);
    private final ByteBuffer opened = ByteBuffer.allocate(64 * 1024);
    private ByteBuffer received = ByteBuffer.allocate(64 * 1024).flip();

    RawClient(int port, SSLContext context, String... protocols) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        engine = context.createSSLEngine("localhost", port);
        engine.setUseClientMode(true);
        if (protocols.length > 0) {
            engine.setEnabledProtocols(protocols);
        }
    }

    Socket socket() {
        return socket;
    }

    /** What a client says first, in one record. */
    byte[] hello() throws SSLException {
        engine.beginHandshake();
        return wrapped(NOTHING);
    }

    private byte[] wrapped(ByteBuffer plain) throws SSLException {
        engine.wrap(plain, sealed.clear());
        byte[] bytes = new byte[sealed.flip().remaining()];
        sealed.get(bytes);
        return bytes;
    }

    /** The message of a handshake in records of so many bytes. */
    static byte[] cut(byte[] record, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = RECORD_HEAD; at < record.length; at += size) {
            int length = Math.min(size, record.length - at);
            out.write(record, 0, 3);
            out.write(length >> 8);
            out.write(length);
            out.write(record, at, length);
        }
        return out.toByteArray();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Goes on with the handshake until it is over. */
    void shakeHands() throws IOException {
        while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> send(wrapped(NOTHING));
                default -> open();
            }
        }
    }

    private int open() throws IOException {
        int before = received.remaining();
        engine.unwrap(received, opened.clear());
        if (received.remaining() == before && engine.getHandshakeStatus() != HandshakeStatus.NEED_TASK) {
            byte[] more = new byte[16 * 1024];
            int count = socket.getInputStream().read(more);
            if (count < 0) {
                throw new EOFException("the server ended the connection");
            }
            received = received.compact().put(more, 0, count).flip();
        }
        return opened.position();
    }

    /** Sends content in a record. */
    void say(byte[] content) throws IOException {
        send(wrapped(ByteBuffer.wrap(content)));
    }

    /** Asks for other keys (TLS 1.3), or for another handshake (TLS 1.2). */
    void updateKeys() throws IOException {
        engine.beginHandshake();
        send(wrapped(NOTHING));
    }

    /** Reads whatever comes, to the end of the connection, and says whether there was content; the end must come. */
    boolean hearsContent() throws SocketTimeoutException {
        boolean content = false;
        try {
            while (!engine.isInboundDone()) {
                content |= open() > 0;
            }
        } catch (SocketTimeoutException noEnd) {
            throw noEnd;
        } catch (IOException theEnd) {
            return content;
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
