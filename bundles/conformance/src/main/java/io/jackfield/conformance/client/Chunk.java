package io.jackfield.conformance.client;

import io.jackfield.api.stream.Writable;
import io.jackfield.conformance.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** What a step writes: text in one of Node's encodings, or bytes. */
final class Chunk {
    private final Object data;
    private final String encoding;

    private Chunk(Object data, String encoding) {
        this.data = data;
        this.encoding = encoding;
    }

    /** Reads {@code data}, {@code enc}, {@code b64} and {@code repeat}. */
    static Chunk of(JsonObject step) {
        Object data = step.get("data");
        String encoding = step.flag("b64", false) ? "base64" : step.text("enc", "utf8");
        if (data instanceof String text) {
            return new Chunk(text.repeat((int) step.number("repeat", 1)), encoding.toLowerCase(Locale.ROOT));
        }
        return new Chunk(data, encoding);
    }

    void writeTo(Writable target) {
        switch (encoding) {
            case "base64", "hex" -> target.write(bytes());
            default -> target.write(text(), charset());
        }
    }

    void endWith(Writable target) {
        if (data == null) {
            target.end();
            return;
        }
        switch (encoding) {
            case "base64", "hex" -> target.end(bytes());
            default -> target.end(text(), charset());
        }
    }

    private String text() {
        if (data == null || data instanceof String) {
            return (String) data;
        }
        throw Errors.wrongType("chunk", "one of type string or Buffer", data);
    }

    private byte[] bytes() {
        return encoding.equals("hex")
                ? HexFormat.of().parseHex(text())
                : Base64.getDecoder().decode(text());
    }

    private Charset charset() {
        return switch (encoding) {
            case "latin1", "binary", "ascii" -> StandardCharsets.ISO_8859_1;
            case "utf16le", "ucs2" -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
