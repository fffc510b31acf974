package io.jackfield.parser.netty;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ProtocolException;

/**
 * Walks a head or trailer section byte by byte to its end and refuses what Netty's decoder would let pass: it takes bare LF, folded
 * lines, control bytes and much else. {@link HeadDecoder} then decodes.
 *
 * <p>{@link HeadBlock#phase} is the state, {@link HeadBlock#mark} where the element in hand began, {@link HeadBlock#mark2} counts
 * empty lines first and field lines later.
 *
 * <pre>
 *   START &lt;-> START_LF
 *     +-> METHOD -> TARGET &lt;-> PERCENT_1, PERCENT_2
 *                     +-> VERSION -> VERSION_CR ----+
 *   START -> VERSION -> STATUS -> CODE_END -> REASON +-> LINE_LF -> LINE &lt;-> NAME -> OWS -> VALUE -> VALUE_LF
 *                                                                    +-> END_LF -> DONE
 * </pre>
 */
final class HeadCheck {
    static final int DONE = 100;
    static final int REFUSED = 101;

    private static final int START = 0;
    private static final int START_LF = 1;
    private static final int METHOD = 2;
    private static final int TARGET = 3;
    private static final int PERCENT_1 = 4;
    private static final int PERCENT_2 = 5;
    private static final int VERSION = 6;
    private static final int VERSION_CR = 7;
    private static final int STATUS = 8;
    private static final int CODE_END = 9;
    private static final int REASON = 10;
    private static final int LINE_LF = 11;
    private static final int LINE = 12;
    private static final int NAME = 13;
    private static final int OWS = 14;
    private static final int VALUE = 15;
    private static final int EMPTY_VALUE_LF = 16;
    private static final int VALUE_LF = 17;
    private static final int END_LF = 18;

    private static final String PROTOCOL = "HTTP/";

    private final HeadBlock block;
    private final byte[] bytes;
    private final boolean trailers;
    private final int maxSize;
    private final int maxCount;
    private final int maxEmptyLines;

    private HeadCheck(HeadBlock block, ParserLimits limits) {
        this.block = block;
        bytes = block.bytes();
        trailers = block.kind() == HeadBlock.Kind.TRAILERS;
        maxSize = trailers ? limits.maxTrailerSize() : limits.maxHeaderSize();
        maxCount = trailers ? limits.maxTrailersCount() : limits.maxHeadersCount();
        maxEmptyLines = limits.maxLeadingEmptyLines();
    }

    /** Reads on to the end of the section. Returns false if the bytes end before it. */
    static boolean read(HeadBlock block, ParserLimits limits) throws ProtocolException {
        int state = block.phase();
        if (state >= DONE) {
            throw new IllegalStateException("the block was completed or refused already");
        }
        block.phase(REFUSED);
        HeadCheck check = new HeadCheck(block, limits);
        state = state == START && check.trailers ? LINE : state;
        int at = block.position();
        for (; at < block.limit() && state != DONE; at++) {
            state = check.next(state, at, check.bytes[at] & 0xff);
        }
        block.phase(state);
        block.position(at);
        return state == DONE;
    }

    private int next(int state, int at, int b) throws ProtocolException {
        if (state > START_LF && at - block.from() >= maxSize) {
            throw Refusal.TOO_LARGE.at(at);
        }
        switch (state) {
            case START:
                return start(at, b);
            case START_LF:
                return nextEmptyLine(at, b);
            case LINE_LF:
                return expect('\n', b, Refusal.LINE_END, at, LINE);
            case LINE:
                return line(at, b);
            case NAME:
                return b == ':' ? OWS : Characters.isToken(b) ? NAME : refuse(Refusal.FIELD, at);
            case OWS:
                return Characters.isBlank(b) ? OWS : b == '\r' ? EMPTY_VALUE_LF : value(at, b);
            case VALUE:
                return b == '\r' ? VALUE_LF : value(at, b);
            case EMPTY_VALUE_LF:
                return endOfField(at, b, Refusal.LINE_END);
            case VALUE_LF:
                return endOfField(at, b, Refusal.EXPECTED_LF);
            case END_LF:
                return expect('\n', b, Refusal.LINE_END, at, DONE);
            default:
                return block.kind() == HeadBlock.Kind.REQUEST ? requestLine(state, at, b) : statusLine(state, at, b);
        }
    }

    private int start(int at, int b) throws ProtocolException {
        boolean request = block.kind() == HeadBlock.Kind.REQUEST;
        if (request && b == '\r') {
            return block.mark2() == maxEmptyLines ? refuse(Refusal.EMPTY_LINES, at) : START_LF;
        }
        if (request && b == '\n') {
            throw Refusal.EXPECTED_CR.at(at);
        }
        block.mark2(0);
        block.mark(at);
        return next(request ? METHOD : VERSION, at, b);
    }

    private int nextEmptyLine(int at, int b) throws ProtocolException {
        block.mark2(block.mark2() + 1);
        block.from(at + 1);
        return expect('\n', b, Refusal.LINE_END, at, START);
    }

    private int requestLine(int state, int at, int b) throws ProtocolException {
        return switch (state) {
            case METHOD -> method(at, b);
            case TARGET -> b == ' ' ? endOfTarget(at) : target(at, b);
            case PERCENT_1 -> Characters.isHex(b) ? PERCENT_2 : refuse(Refusal.TARGET, at);
            case PERCENT_2 -> Characters.isHex(b) ? TARGET : refuse(Refusal.TARGET, at);
            case VERSION -> version(at, b, VERSION_CR);
            default -> expect('\r', b, Refusal.VERSION, at, LINE_LF);
        };
    }

    private int method(int at, int b) throws ProtocolException {
        if (b != ' ') {
            return KnownMethods.anyBeginsWith(bytes, block.mark(), at + 1) ? METHOD : refuse(Refusal.METHOD, at);
        }
        if (!KnownMethods.contain(bytes, block.mark(), at)) {
            throw Refusal.METHOD.at(at);
        }
        block.method(block.mark(), at);
        block.mark(at + 1);
        return TARGET;
    }

    private static int target(int at, int b) throws ProtocolException {
        return b == '%' ? PERCENT_1 : Characters.isTarget(b) ? TARGET : refuse(Refusal.TARGET, at);
    }

    private int endOfTarget(int at) throws ProtocolException {
        if (!Target.isValid(block.method(), block.text(block.mark(), at))) {
            throw Refusal.TARGET.at(at);
        }
        block.target(block.mark(), at);
        block.mark(at + 1);
        return VERSION;
    }

    private int version(int at, int b, int next) throws ProtocolException {
        int index = at - block.mark();
        if (index < PROTOCOL.length()) {
            return expect(PROTOCOL.charAt(index), b, Refusal.PROTOCOL, at, VERSION);
        }
        if (index == 6) {
            return expect('.', b, Refusal.VERSION, at, VERSION);
        }
        if (!Characters.isDigit(b)) {
            throw Refusal.VERSION.at(at);
        }
        if (index == 5) {
            return VERSION;
        }
        if (bytes[at - 2] != '1') {
            throw Refusal.FOREIGN_VERSION.at(at - 2);
        }
        return b <= '1' ? next : refuse(Refusal.VERSION, at);
    }

    private int statusLine(int state, int at, int b) throws ProtocolException {
        switch (state) {
            case VERSION:
                return version(at, b, STATUS);
            case STATUS:
                return status(at, b);
            case CODE_END:
                block.mark(b == ' ' ? at + 1 : at);
                return b == ' ' ? REASON : endOfReason(at, b);
            default:
                return Characters.isText(b) ? REASON : endOfReason(at, b);
        }
    }

    private int status(int at, int b) throws ProtocolException {
        int index = at - block.mark() - "HTTP/1.1".length();
        if (index == 0) {
            return expect(' ', b, Refusal.VERSION, at, STATUS);
        }
        if (!Characters.isDigit(b) || (index == 1 && b == '0')) {
            throw Refusal.STATUS.at(at);
        }
        return index == 3 ? CODE_END : STATUS;
    }

    private int endOfReason(int at, int b) throws ProtocolException {
        if (b != '\r') {
            throw (b == '\n' ? Refusal.EXPECTED_CR : Refusal.STATUS).at(at);
        }
        block.reason(block.mark(), at);
        return LINE_LF;
    }

    private int line(int at, int b) throws ProtocolException {
        if (b == '\r') {
            return END_LF;
        }
        if (maxCount > 0 && block.mark2() == maxCount) {
            throw Refusal.TOO_MANY.at(at);
        }
        if (Characters.isToken(b)) {
            return NAME;
        }
        boolean first = block.mark2() == 0 && !trailers;
        throw (b == '\n' ? Refusal.EXPECTED_CR : first && Characters.isBlank(b) ? Refusal.BLANK_FIRST : Refusal.FIELD)
                .at(at);
    }

    private static int value(int at, int b) throws ProtocolException {
        if (Characters.isText(b)) {
            return VALUE;
        }
        throw (b == '\n' ? Refusal.EXPECTED_CR : Refusal.FIELD).at(at);
    }

    private int endOfField(int at, int b, Refusal refusal) throws ProtocolException {
        block.mark2(block.mark2() + 1);
        return expect('\n', b, refusal, at, LINE);
    }

    private static int expect(int expected, int b, Refusal refusal, int at, int next) throws ProtocolException {
        return b == expected ? next : refuse(refusal, at);
    }

    private static int refuse(Refusal refusal, int at) throws ProtocolException {
        throw refusal.at(at);
    }
}
