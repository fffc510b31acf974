package io.jackfield.inspect;

import io.jackfield.spi.engine.HeadFraming;
import io.jackfield.spi.engine.HeadFraming.Content;
import io.jackfield.spi.engine.HeadFraming.Framing;
import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a recording with one parser, message after message, as a connection would, and writes down what it finds. What heads mean is
 * decided by {@link HeadFraming}, as on a connection.
 */
final class Replay {
    private static final int SHOWN = 40;

    private final Parser parser;
    private final HeadFraming framing;
    private final boolean responses;
    private final byte[] bytes;
    private final List<Finding> findings = new ArrayList<>();
    private int at;

    /**
     * @param framing null if there is none: then the first head is all that is read
     * @param responses whether the bytes are responses, else requests
     */
    Replay(Parser parser, HeadFraming framing, boolean responses, byte[] bytes) {
        this.parser = parser;
        this.framing = framing;
        this.responses = responses;
        // a parser may join folded lines in place: the recording is for others too
        this.bytes = bytes.clone();
    }

    /** What there is, in the order of the bytes; a refusal with its reason is the last. */
    List<Finding> run() {
        try {
            boolean more = bytes.length > 0;
            while (more) {
                more = message() && at < bytes.length;
            }
        } catch (ProtocolException e) {
            refused(e);
        }
        return findings;
    }

    private void refused(ProtocolException refusal) {
        int offset = refusal.offset();
        add(offset, Finding.REFUSED, refusal.code() + " " + refusal.status());
        add(offset, Finding.WHY, refusal.getMessage());
        int from = Math.max(at, offset - SHOWN);
        String before = Text.of(bytes, from, Math.max(from, offset));
        add(from, "near", before + " >>> " + Text.of(bytes, offset, Math.min(bytes.length, offset + SHOWN)));
    }

    /** Returns whether another message may follow. */
    private boolean message() throws ProtocolException {
        int start = at;
        HeadBlock head = block(responses ? HeadBlock.Kind.RESPONSE : HeadBlock.Kind.REQUEST);
        if (!parser.head(head)) {
            return unfinished("head");
        }
        startLine(head);
        fields(head, "field");
        at = head.position();
        if (framing == null) {
            add(at, "framing", "not judged: there is no protocol");
            return false;
        }
        Framing decided = responses ? framing.response(head, "GET") : framing.request(head);
        add(at, "framing", told(decided));
        if (!content(decided)) {
            return false;
        }
        add(at, "end", "of a message of " + (at - start) + " bytes");
        if (!decided.persistent() && at < bytes.length) {
            add(at, "behind", bytes.length - at + " bytes behind the last message of the connection");
        }
        return decided.persistent();
    }

    private void startLine(HeadBlock head) {
        String version = "HTTP/" + head.major() + "." + head.minor();
        String text = Text.of(bytes, head.textFrom(), head.textTo());
        if (responses) {
            add(head.from(), "response", (version + " " + head.status() + " " + text).stripTrailing());
        } else {
            String method = Text.of(bytes, head.methodFrom(), head.methodTo());
            add(head.from(), "request", method + " " + text + " " + version);
        }
    }

    private void fields(HeadBlock block, String what) {
        for (int i = 0; i < block.fieldCount(); i++) {
            String name = Text.of(block.bytes(), block.nameFrom(i), block.nameTo(i));
            String value = Text.of(block.bytes(), block.valueFrom(i), block.valueTo(i));
            findings.add(
                    new Finding(block.nameFrom(i), block.valueFrom(i), what, (name + ": " + value).stripTrailing()));
        }
    }

    private static String told(Framing decided) {
        String content =
                switch (decided.content()) {
                    case LENGTH -> decided.length() == 0 ? "no content" : "content of " + decided.length() + " bytes";
                    case CHUNKED -> "content in chunks";
                    case UNTIL_CLOSE -> "content to the end of the connection";
                    case TUNNEL -> "a tunnel";
                };
        return content
                + (decided.upgrade() ? ", asks for another protocol" : "")
                + (decided.persistent() ? ", another message may follow" : ", the last message of its connection");
    }

    /** Returns false if the bytes end before the content, or end it. */
    private boolean content(Framing decided) throws ProtocolException {
        if (decided.content() == Content.CHUNKED) {
            return chunks();
        }
        if (decided.content() == Content.LENGTH) {
            return decided.length() == 0 || data(decided.length());
        }
        add(at, decided.content() == Content.TUNNEL ? "tunnel" : "content", bytes.length - at + " bytes");
        return false;
    }

    private boolean data(long length) {
        int there = (int) Math.min(length, bytes.length - at);
        add(at, "content", there + " bytes");
        at += there;
        return there == length || unfinished("content, " + (length - there) + " bytes are missing");
    }

    private boolean chunks() throws ProtocolException {
        ChunkLine line = new ChunkLine();
        line.startMessage();
        for (; ; ) {
            int from = at;
            line.window(bytes, at, bytes.length);
            if (!parser.chunkLine(line)) {
                return unfinished("chunk line");
            }
            at = line.position();
            add(from, "chunk", line.size() + " bytes, line " + Text.of(bytes, from, at));
            if (line.size() == 0) {
                return trailers();
            }
            if (!data(line.size())) {
                return false;
            }
            line.startAfterData();
        }
    }

    private boolean trailers() throws ProtocolException {
        HeadBlock block = block(HeadBlock.Kind.TRAILERS);
        if (!parser.trailers(block)) {
            return unfinished("trailer section");
        }
        fields(block, "trailer");
        at = block.position();
        return true;
    }

    private HeadBlock block(HeadBlock.Kind kind) {
        HeadBlock block = new HeadBlock(kind);
        block.window(bytes, at, bytes.length);
        return block;
    }

    private boolean unfinished(String what) {
        add(bytes.length, "more", "the bytes end within a " + what);
        return false;
    }

    private void add(int index, String what, String text) {
        findings.add(new Finding(index, what, text));
    }
}
