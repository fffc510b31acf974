package io.jackfield.fuzz;

import io.jackfield.api.Http;
import io.jackfield.message.FieldRules;
import io.jackfield.message.http1.TestHead;
import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.engine.OutgoingStream;
import io.jackfield.spi.parser.HeadBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A message that an application may send, made of a fuzzer's bytes: four that choose, then lines until an empty one, then content.
 * The first line is the target or reason phrase, each other a field; what {@link FieldRules} refuses to an application is left out,
 * and so are the fields about framing and persistence, which the choices set.
 */
final class Message {
    /** What the writer adds or heeds. */
    private static final Set<String> OWN = Set.of(
            "connection",
            "content-length",
            "date",
            "host",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** Origin form (RFC 9112 section 3.2.1). */
    private static final Pattern ORIGIN = Pattern.compile("/(?:[\\w!$&'()*+,;=:@/?.~-]|%[0-9A-Fa-f]{2})*");

    private static final List<String> METHODS =
            Http.methods().stream().filter(method -> !method.equals("CONNECT")).toList();

    final String firstLine;
    final List<String> fields = new ArrayList<>();
    final List<String> trailers = new ArrayList<>();
    final byte[] content;
    private final byte[] sample;
    private final int lengthGiven;

    private Message(byte[] sample) {
        this.sample = sample;
        String text = new String(sample, 4, sample.length - 4, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n");
        String[] lines = (end < 0 ? text : text.substring(0, end)).split("\r?\n", -1);
        content = (end < 0 ? "" : text.substring(end + 2)).getBytes(StandardCharsets.ISO_8859_1);
        firstLine = lines[0];
        for (int i = 1; i < lines.length; i++) {
            field(lines[i]);
        }
        lengthGiven = choice(1) % 4;
    }

    /** The message of a sample, or null if it is too short for one. */
    static Message of(byte[] sample) {
        return sample.length < 4 ? null : new Message(sample);
    }

    private int choice(int index) {
        return sample[index] & 0xff;
    }

    /** A line that begins with a number sign is a trailer field. */
    private void field(String line) {
        boolean trailer = line.startsWith("#");
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(trailer ? 1 : 0, Math.max(colon, trailer ? 1 : 0));
        String value = colon < 0 ? "" : line.substring(colon + 1);
        if (FieldRules.isToken(name) && FieldRules.isText(value) && !OWN.contains(name.toLowerCase(Locale.ROOT))) {
            List<String> list = trailer ? trailers : fields;
            list.add(name);
            list.add(value);
        }
    }

    String method() {
        return METHODS.get(choice(0) % METHODS.size());
    }

    String target() {
        return ORIGIN.matcher(firstLine).matches() ? firstLine : "/";
    }

    /** A final status. */
    int status() {
        return 200 + choice(0) * 3;
    }

    String reason() {
        return FieldRules.isText(firstLine) ? firstLine : "";
    }

    boolean close() {
        return (choice(1) & 4) != 0;
    }

    /** Whether the message answers a HEAD. */
    boolean toHead() {
        return choice(3) % 4 == 3;
    }

    /** Whether the message answers an HTTP/1.0 client. */
    boolean toOldClient() {
        return (choice(3) & 4) != 0;
    }

    /** The content goes in pieces of so many bytes. */
    private int piece() {
        return 1 + choice(2) * choice(2) / 16;
    }

    /** The head as an engine hands it over: the length told, found out, given as a field, or chunks asked for. */
    TestHead complete(TestHead head) {
        for (int i = 0; i < fields.size(); i += 2) {
            head.field(fields.get(i), fields.get(i + 1));
        }
        switch (lengthGiven) {
            case 0 -> head.length(content.length);
            case 1 -> head.field("Content-Length", String.valueOf(content.length));
            case 2 -> head.field("transfer-encoding", "Chunked");
            default -> {}
        }
        return close() ? head.close() : head;
    }

    /** Sends content, as arrays or as slices, and the end. */
    void send(OutgoingStream stream) {
        boolean slices = (choice(3) & 8) != 0;
        for (int at = 0; at < content.length; at += piece()) {
            int count = Math.min(piece(), content.length - at);
            if (slices) {
                stream.data(HeapSlice.of(content, at, count));
            } else {
                stream.data(content, at, count);
            }
        }
        stream.end(TestHead.fieldsOf(trailers.toArray(String[]::new)));
    }

    String text() {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    /** The application's fields as they must come out: white space around a value is not part of it (RFC 9110 section 5.5). */
    static List<String> expected(List<String> sent) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < sent.size(); i += 2) {
            lines.add(sent.get(i) + ":" + sent.get(i + 1).replaceAll("^[ \t]+|[ \t]+$", ""));
        }
        return lines;
    }

    /** The fields that came out, without those that the writer adds. */
    static List<String> received(HeadBlock block) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; block != null && i < block.fieldCount(); i++) {
            if (!OWN.contains(block.name(i).toLowerCase(Locale.ROOT))) {
                lines.add(block.name(i) + ":" + block.value(i));
            }
        }
        return lines;
    }
}
