package io.jackfield.message.http1;

import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.spi.engine.Fields;
import io.jackfield.spi.engine.OutgoingHead;
import io.jackfield.spi.engine.OutgoingHead.AutomaticField;

/**
 * Writes heads straight into an outgoing buffer and decides by Node's rules what to add: the application's fields in their order,
 * {@code Date}, {@code Connection}, then the framing (checklist items 146, 178, 308 to 315). One for each loop, used again for each
 * head; {@link FramedContent} frames what follows.
 */
final class HeadWriter {
    /** The message never has content: an answer to HEAD, or 1xx, 204, 304. */
    static final int NO_CONTENT = 1;

    /** Chunks are used when nothing else is said. */
    static final int CHUNKS_BY_DEFAULT = 2;

    /** The connection ends with this message. */
    static final int MUST_CLOSE = 4;

    /** The message is a request. */
    static final int REQUEST = 8;

    private static final byte[] VERSION = HeadText.bytes("HTTP/1.1 ");
    private static final byte[] VERSION_END = HeadText.bytes(" HTTP/1.1\r\n");
    private static final byte[] KEEP_ALIVE = HeadText.bytes("Connection: keep-alive\r\n");
    private static final byte[] CLOSE = HeadText.bytes("Connection: close\r\n");
    private static final byte[] CONTENT_LENGTH = HeadText.bytes("Content-Length: ");
    private static final byte[] CHUNKED = HeadText.bytes("Transfer-Encoding: chunked\r\n");
    /** Room for everything that is not the application's: version, status, automatic fields, empty line. */
    private static final int OWN_BYTES = 160;

    private static final int FIELD_BYTES = 4;

    private final DateLine date;
    private final FieldScan scan = new FieldScan();

    private boolean last;
    private boolean chunked;
    private byte[] connectionLine;
    private boolean writeLength;
    private boolean writeChunked;
    private long length;

    HeadWriter(DateLine date) {
        this.date = date;
    }

    /** Whether the connection must end after the message that was written last. */
    boolean last() {
        return last;
    }

    /** Whether the content of that message goes in chunks. */
    boolean chunked() {
        return chunked;
    }

    /** Whether that message asked for another protocol. */
    boolean upgradeAsked() {
        return scan.upgrade;
    }

    /** The length that was announced, or {@link OutgoingHead#UNKNOWN_LENGTH}. */
    long length() {
        return length;
    }

    /**
     * Writes a head.
     *
     * @param traits of {@link #NO_CONTENT} and its neighbours
     * @throws StateException ERR_HTTP_TRAILER_INVALID, before anything is written
     */
    void write(Sink sink, OutgoingHead head, int traits) {
        Fields fields = head.fields();
        scan.read(fields);
        decide(head, traits);
        if (scan.trailer && !chunked) {
            throw new StateException(
                    ErrorCodes.ERR_HTTP_TRAILER_INVALID, "Trailers are invalid with this transfer encoding");
        }
        byte[] target = sink.reserve(size(head, fields));
        int start = sink.offset();
        int at = startLine(target, start, head);
        at = applicationFields(target, at, fields, (traits & MUST_CLOSE) != 0);
        at = automaticFields(target, at, head.sendDate() && !scan.date);
        sink.commit(HeadText.crlf(target, at) - start);
    }

    /** Writes an interim response (RFC 9110 section 15.2); null for no fields. */
    void informational(Sink sink, int status, String reason, Fields fields) {
        int count = fields == null ? 0 : fields.size();
        int size = OWN_BYTES + reason.length();
        for (int i = 0; i < count; i++) {
            size += fields.name(i).length() + fields.value(i).length() + FIELD_BYTES;
        }
        byte[] target = sink.reserve(size);
        int start = sink.offset();
        int at = statusLine(target, start, status, reason);
        for (int i = 0; i < count; i++) {
            at = HeadText.field(target, at, fields.name(i), fields.value(i));
        }
        sink.commit(HeadText.crlf(target, at) - start);
    }

    // ---- deciding

    private void decide(OutgoingHead head, int traits) {
        boolean noContent = (traits & NO_CONTENT) != 0;
        boolean mustClose = (traits & MUST_CLOSE) != 0 || !head.keepAlive();
        chunked = scan.chunked;
        if (chunked && (head.status() == 204 || head.status() == 304)) {
            chunked = false;
            mustClose = true;
        }
        last = mustClose;
        writeLength = false;
        writeChunked = false;
        length = scan.encoding ? OutgoingHead.UNKNOWN_LENGTH : scan.length;
        persistence(head, traits, mustClose);
        if (!scan.lengthGiven && !scan.encoding) {
            automaticFraming(head, traits);
        } else if (!noContent && !chunked && length < 0) {
            // identity, or a length that is none: only the end of the connection can end it
            last = true;
        }
    }

    private void persistence(OutgoingHead head, int traits, boolean mustClose) {
        connectionLine = null;
        if (head.removed(AutomaticField.CONNECTION)) {
            last = true;
        } else if (scan.connection) {
            last |= scan.close;
            if (mustClose && !scan.close && (traits & REQUEST) == 0) {
                connectionLine = CLOSE;
            }
        } else if (!mustClose && (scan.lengthGiven || (traits & (CHUNKS_BY_DEFAULT | REQUEST)) != 0)) {
            connectionLine = KEEP_ALIVE;
        } else {
            last = true;
            connectionLine = CLOSE;
        }
    }

    private void automaticFraming(OutgoingHead head, int traits) {
        if ((traits & NO_CONTENT) != 0) {
            chunked = false;
        } else if ((traits & CHUNKS_BY_DEFAULT) == 0) {
            endOfInputOrChunks(head, traits);
        } else if (!scan.trailer && !head.removed(AutomaticField.CONTENT_LENGTH) && head.knownLength() >= 0) {
            length = head.knownLength();
            writeLength = true;
        } else if (!head.removed(AutomaticField.TRANSFER_ENCODING)) {
            writeChunked = true;
            chunked = true;
        } else {
            last = true;
        }
    }

    private void endOfInputOrChunks(OutgoingHead head, int traits) {
        if ((traits & REQUEST) == 0) {
            last = true;
        } else if (head.knownLength() == 0) {
            length = 0;
        } else {
            // v10.15.0 sends it unframed, and the server takes it for the next request (checklist J16)
            writeChunked = true;
            chunked = true;
        }
    }

    // ---- writing

    private static int size(OutgoingHead head, Fields fields) {
        int size = OWN_BYTES;
        if (head.method() == null) {
            size += head.reason().length();
        } else {
            size += head.method().length() + head.target().length();
        }
        for (int i = 0; i < fields.size(); i++) {
            size += fields.name(i).length() + fields.value(i).length() + FIELD_BYTES;
        }
        return size;
    }

    private static int startLine(byte[] target, int start, OutgoingHead head) {
        if (head.method() != null) {
            int at = HeadText.put(target, start, head.method());
            target[at] = ' ';
            return HeadText.put(target, HeadText.put(target, at + 1, head.target()), VERSION_END);
        }
        return statusLine(target, start, head.status(), head.reason());
    }

    private static int statusLine(byte[] target, int start, int status, String reason) {
        int at = HeadText.decimal(target, HeadText.put(target, start, VERSION), status);
        target[at] = ' ';
        return HeadText.crlf(target, HeadText.put(target, at + 1, reason));
    }

    private int applicationFields(byte[] target, int start, Fields fields, boolean mustClose) {
        int at = start;
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.name(i);
            if (scan.contradicts(name, fields.value(i), mustClose)) {
                continue;
            }
            at = HeadText.field(target, at, name, fields.value(i));
        }
        return at;
    }

    private int automaticFields(byte[] target, int start, boolean withDate) {
        int at = start;
        if (withDate) {
            at = HeadText.put(target, at, date.bytes());
        }
        if (connectionLine != null) {
            at = HeadText.put(target, at, connectionLine);
        }
        if (writeLength) {
            at = HeadText.put(target, at, CONTENT_LENGTH);
            at = HeadText.crlf(target, HeadText.decimal(target, at, length));
        } else if (writeChunked) {
            at = HeadText.put(target, at, CHUNKED);
        }
        return at;
    }
}
