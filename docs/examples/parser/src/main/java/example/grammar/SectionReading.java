package example.grammar;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Reads a head or a trailer section on from where the block says, piece by piece. A piece that is cut is read again from its first
 * byte when more bytes are there: {@link HeadBlock#phase} is the step, {@link HeadBlock#position} the first byte of its piece,
 * {@link HeadBlock#mark2} the empty lines so far.
 */
final class SectionReading {
    private enum Step {
        START,
        METHOD,
        TARGET,
        PROTOCOL,
        VERSION,
        LINE_END,
        STATUS_SPACE,
        STATUS,
        REASON,
        FIELDS,
        DONE,
        REFUSED
    }

    private static final int MAX_PORT = 65535;

    private final HeadBlock block;
    private final int maxSize;
    private final int maxCount;
    private final int maxEmptyLines;
    private int at;
    private int end;

    SectionReading(HeadBlock block, int maxSize, int maxCount, int maxEmptyLines) {
        this.block = block;
        this.maxSize = maxSize;
        this.maxCount = maxCount == 0 ? Integer.MAX_VALUE : maxCount;
        this.maxEmptyLines = maxEmptyLines;
    }

    /** Returns false if more bytes are needed. */
    boolean run() throws ProtocolException {
        Step step = Step.values()[block.phase()];
        if (step == Step.DONE || step == Step.REFUSED) {
            throw new IllegalStateException("the block was completed or refused already");
        }
        // stays so if a piece throws
        block.phase(Step.REFUSED.ordinal());
        at = block.position();
        Step next = step;
        while (next != null && next != Step.DONE) {
            step = next;
            next = next(step);
            at = next == null ? at : end;
        }
        block.phase((next == null ? step : Step.DONE).ordinal());
        block.position(at);
        return next == Step.DONE;
    }

    /** Reads one piece, up to {@code end}. Returns what comes behind it, or null if the bytes end before. */
    private Step next(Step step) throws ProtocolException {
        return switch (step) {
            case START -> start();
            case METHOD -> take(Grammar.METHOD) ? method() : null;
            case TARGET -> take(targetForms()) ? target() : null;
            case PROTOCOL -> take(Grammar.PROTOCOL) ? Step.VERSION : null;
            case VERSION -> take(Grammar.VERSION) ? version() : null;
            case LINE_END -> take(Grammar.LINE_END) ? Step.FIELDS : null;
            case STATUS_SPACE -> take(Grammar.STATUS_SPACE) ? Step.STATUS : null;
            case STATUS -> take(Grammar.STATUS) ? status() : null;
            case REASON -> take(Grammar.REASON) ? reason() : null;
            case FIELDS -> field();
            default -> throw new IllegalStateException("no piece begins in " + step);
        };
    }

    private boolean take(Piece piece) throws ProtocolException {
        int to = block.limit() - block.from() > maxSize ? block.from() + maxSize : block.limit();
        end = piece.end(block.bytes(), at, to);
        if (end < 0 && to < block.limit()) {
            throw new ProtocolException("HPE_HEADER_OVERFLOW", 431, to, "the section is larger than its limit");
        }
        return end >= 0;
    }

    private Step start() throws ProtocolException {
        end = at;
        if (block.kind() == HeadBlock.Kind.TRAILERS) {
            return Step.FIELDS;
        }
        return block.kind() == HeadBlock.Kind.RESPONSE ? Step.PROTOCOL : emptyLines();
    }

    /** A server skips some empty lines before a request (RFC 9112 section 2.2). */
    private Step emptyLines() throws ProtocolException {
        if (at == block.limit()) {
            return null;
        }
        byte first = block.bytes()[at];
        if (first == '\n') {
            throw new ProtocolException("HPE_CR_EXPECTED", 400, at, "expected CRLF");
        }
        if (first != '\r') {
            return Step.METHOD;
        }
        if (block.mark2() == maxEmptyLines) {
            throw new ProtocolException("HPE_INVALID_METHOD", 400, at, "expected fewer empty lines");
        }
        end = Grammar.SECTION_END.end(block.bytes(), at, block.limit());
        if (end < 0) {
            return null;
        }
        block.mark2(block.mark2() + 1);
        block.from(end);
        return Step.START;
    }

    private Step method() {
        block.method(at, end - 1);
        return Step.TARGET;
    }

    private Piece targetForms() {
        return switch (block.method()) {
            case "CONNECT" -> Grammar.CONNECT_TARGET;
            case "OPTIONS" -> Grammar.OPTIONS_TARGET;
            default -> Grammar.TARGET;
        };
    }

    private Step target() throws ProtocolException {
        String port = targetForms().group(block.bytes(), at, end, "port");
        boolean connect = block.method().equals("CONNECT");
        if (port != null && !port.isEmpty() && !isPort(port, connect ? 1 : 0)) {
            throw new ProtocolException("HPE_INVALID_URL", 400, at, "expected a port (RFC 9110 section 4.2)");
        }
        block.target(at, end - 1);
        return Step.PROTOCOL;
    }

    private static boolean isPort(String digits, int least) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() <= 5
                && Integer.parseInt(significant) >= least
                && Integer.parseInt(significant) <= MAX_PORT;
    }

    private Step version() throws ProtocolException {
        int major = block.bytes()[at] - '0';
        int minor = block.bytes()[at + 2] - '0';
        if (major != 1) {
            throw new ProtocolException("HPE_INVALID_VERSION", 505, at, "expected major version 1");
        }
        if (minor > 1) {
            throw new ProtocolException("HPE_INVALID_VERSION", 400, at + 2, "expected 1.0 or 1.1");
        }
        block.version(major, minor);
        return block.kind() == HeadBlock.Kind.REQUEST ? Step.LINE_END : Step.STATUS_SPACE;
    }

    private Step status() {
        block.status(Integer.parseInt(block.text(at, end)));
        return Step.REASON;
    }

    private Step reason() {
        int textEnd = end - 2;
        block.reason(Math.min(at + 1, textEnd), textEnd);
        return Step.FIELDS;
    }

    /** A field line, or the empty line that ends the section. */
    private Step field() throws ProtocolException {
        if (at < block.limit() && block.bytes()[at] == '\r') {
            return take(Grammar.SECTION_END) ? Step.DONE : null;
        }
        if (at < block.limit() && block.fieldCount() == maxCount && at - block.from() < maxSize) {
            throw new ProtocolException("HPE_HEADER_OVERFLOW", 431, at, "more field lines than the limit");
        }
        if (at < block.limit() && isBlank(block.bytes()[at]) && block.fieldCount() == 0
                && block.kind() != HeadBlock.Kind.TRAILERS && at - block.from() < maxSize) {
            throw new ProtocolException("HPE_UNEXPECTED_SPACE", 400, at, "expected no white space here");
        }
        if (!take(Grammar.FIELD)) {
            return null;
        }
        record();
        return Step.FIELDS;
    }

    private void record() {
        byte[] bytes = block.bytes();
        int colon = at;
        while (bytes[colon] != ':') {
            colon++;
        }
        int from = colon + 1;
        int to = end - 2;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        block.field(at, colon, from, to);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
