package io.jackfield.platform.core;

import io.jackfield.platform.observe.SeenConnection;
import io.jackfield.platform.observe.SeenExchange;
import io.jackfield.platform.observe.SeenRefusal;
import io.jackfield.spi.connection.RefusedRequest;
import java.nio.charset.StandardCharsets;

/** A {@link RefusedRequest} as observers see it. */
record ObservedRefusal(SeenConnection connection, SeenExchange exchange, RefusedRequest refused)
        implements SeenRefusal {
    private static final int MOST = 1024;

    @Override
    public int status() {
        return refused.error().status();
    }

    @Override
    public String code() {
        return refused.error().code();
    }

    @Override
    public String reason() {
        return refused.error().getMessage();
    }

    @Override
    public String line() {
        byte[] bytes = refused.head();
        if (bytes == null) {
            return "";
        }
        int end = 0;
        while (end < bytes.length && end < MOST && bytes[end] != '\r' && bytes[end] != '\n') {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
}
