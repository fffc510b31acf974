package io.jackfield.itests.protocol;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes frames apart and gives each stream an exchange of its own. */
final class ToySession implements Session {
    private final Connection connection;
    private final Map<String, ToyStream> streams = new LinkedHashMap<>();

    ToySession(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void input() {
        String line;
        while ((line = nextLine()) != null) {
            String[] words = line.split(" ", 3);
            if (words[1].equals("HEAD")) {
                if (!begin(words[0], words[2].split(" "))) {
                    return;
                }
            }
            connection.input().skip(line.length() + 1);
            ToyStream stream = streams.get(words[0]);
            if (words[1].equals("DATA")) {
                stream.exchange().data(HeapSlice.of(words[2].getBytes(StandardCharsets.US_ASCII)));
            } else if (words[1].equals("END")) {
                stream.requestEnded();
            }
        }
    }

    /** The next frame, left where it is; null when it is not complete. */
    private String nextLine() {
        byte[] bytes = new byte[connection.input().length()];
        connection.input().peek(0, bytes, 0, bytes.length);
        String text = new String(bytes, StandardCharsets.US_ASCII);
        int end = text.indexOf('\n');
        return end < 0 ? null : text.substring(0, end);
    }

    private boolean begin(String id, String[] methodAndTarget) {
        Lease<ServerEngine> engine = connection.host().engine(connection);
        if (engine == null) {
            return false;
        }
        ToyStream stream = new ToyStream(this, id, methodAndTarget, engine);
        streams.put(id, stream);
        stream.begin();
        return true;
    }

    Connection connection() {
        return connection;
    }

    void write(String line) {
        byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] window = connection.channel().reserve(bytes.length);
        System.arraycopy(bytes, 0, window, connection.channel().offset(), bytes.length);
        connection.channel().commit(bytes.length);
        connection.flushSoon();
    }

    void over(String id) {
        streams.remove(id);
        if (streams.isEmpty()) {
            connection.boundary();
        }
    }

    @Override
    public void inputEnded() {
        connection.closeAfterOutput();
    }

    @Override
    public void written() {
        // frames of tests are small: nothing waits
    }

    @Override
    public void unavailable() {
        connection.close();
    }

    @Override
    public boolean timedOut() {
        return false;
    }

    @Override
    public boolean idle() {
        return streams.isEmpty();
    }

    @Override
    public boolean holds(Lease<?> lease) {
        return streams.values().stream().anyMatch(stream -> stream.holds(lease));
    }

    @Override
    public boolean handBack() {
        return idle();
    }

    @Override
    public void closed(IOException cause) {
        for (ToyStream stream : List.copyOf(streams.values())) {
            stream.cut(cause);
        }
    }
}
