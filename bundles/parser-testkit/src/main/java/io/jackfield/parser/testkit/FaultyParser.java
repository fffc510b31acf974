package io.jackfield.parser.testkit;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.parser.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * A parser with one {@link Fault}, beside a good one that does the reading: what compares parsers, or tries them on live traffic, is proved by
 * finding it. Where a marker is given, only elements that contain it are read badly.
 */
public final class FaultyParser implements Parser {
    private static final long SLOW_NANOS = 5_000_000;

    private final Parser good;
    private final Fault fault;
    private final byte[] marker;
    private final CountDownLatch letGo;
    private final List<Object> kept = new ArrayList<>();

    private FaultyParser(Parser good, Fault fault, String marker, CountDownLatch letGo) {
        this.good = good;
        this.fault = fault;
        this.marker = marker.getBytes(StandardCharsets.ISO_8859_1);
        this.letGo = letGo;
    }

    /**
     * A factory of faulty parsers.
     *
     * @param name the name of the factory
     * @param good makes the good parsers
     * @param fault what is wrong
     * @param marker what an element must contain to be read badly; empty for all
     * @param letGo what {@link Fault#HANGS} waits for
     */
    public static ParserFactory factory(
            String name, ParserFactory good, Fault fault, String marker, CountDownLatch letGo) {
        return new ParserFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int ranking() {
                return -1;
            }

            @Override
            public Parser newParser(ParserSpec spec) {
                return new FaultyParser(good.newParser(spec), fault, marker, letGo);
            }
        };
    }

    @Override
    public boolean head(HeadBlock block) throws ProtocolException {
        return block(block, good::head);
    }

    @Override
    public boolean trailers(HeadBlock block) throws ProtocolException {
        return block(block, good::trailers);
    }

    private interface Step {
        boolean read(HeadBlock block) throws ProtocolException;
    }

    /** Reads from the beginning at each call, so that there is nothing to remember. */
    private boolean block(HeadBlock block, Step step) throws ProtocolException {
        boolean first = block.mark2() == 0;
        block.mark2(1);
        HeadBlock read = new HeadBlock(block.kind());
        read.window(block.bytes(), block.from(), block.limit());
        ProtocolException refusal = null;
        boolean complete = false;
        try {
            complete = step.read(read);
        } catch (ProtocolException e) {
            refusal = e;
        }
        // what lies behind the element is another's, and may be another's marker
        boolean bad = isMarked(block.bytes(), block.from(), complete ? read.position() : block.limit());
        if (bad) {
            misbehave(block, block.bytes(), block.from());
        }
        if (refusal != null) {
            if (!bad || fault != Fault.ACCEPTS) {
                throw refusal;
            }
            read.position(block.limit());
            complete = true;
        }
        if (complete && bad && fault == Fault.REFUSES) {
            throw new ProtocolException("HPE_INVALID_HEADER_TOKEN", 400, block.from(), "expected something else");
        }
        if (!complete || bad && fault == Fault.WAITS) {
            return false;
        }
        copy(read, block, bad ? fault : null, first);
        return true;
    }

    private boolean isMarked(byte[] bytes, int from, int to) {
        for (int i = from; i + marker.length <= to; i++) {
            int at = 0;
            while (at < marker.length && bytes[i + at] == marker[at]) {
                at++;
            }
            if (at == marker.length) {
                return true;
            }
        }
        return false;
    }

    private void misbehave(Object argument, byte[] bytes, int at) {
        switch (fault) {
            case THROWS -> throw new IllegalStateException("a fault that was put there");
            case SLOW -> LockSupport.parkNanos(SLOW_NANOS);
            case HANGS -> hang();
            case KEEPS -> kept.add(argument);
            case WRITES -> bytes[at] ^= 0x20;
            default -> {
                // wrong in what it records
            }
        }
    }

    private void hang() {
        boolean interrupted = false;
        while (letGo.getCount() > 0) {
            try {
                letGo.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(HeadBlock read, HeadBlock into, Fault fault, boolean first) {
        into.from(read.from());
        into.position(fault == Fault.FRAMING ? read.position() - 1 : read.position());
        into.method(read.methodFrom(), read.methodTo());
        into.target(read.textFrom(), fault == Fault.TARGET ? read.textTo() - 1 : read.textTo());
        into.version(read.major(), read.minor());
        into.status(read.status());
        int fields = read.fieldCount();
        int skipped = fault == Fault.FIELD_MISSING || fault == Fault.FORGETS && !first ? 1 : 0;
        for (int i = 0; i < fields - skipped; i++) {
            boolean shorter = fault == Fault.FIELD_VALUE && i == fields - 1 && read.valueTo(i) > read.valueFrom(i);
            int far = fault == Fault.OFFSETS ? 1 << 20 : 0;
            into.field(
                    read.nameFrom(i) + far,
                    read.nameTo(i) + far,
                    read.valueFrom(i),
                    shorter ? read.valueTo(i) - 1 : read.valueTo(i));
        }
    }

    @Override
    public boolean chunkLine(ChunkLine line) throws ProtocolException {
        boolean bad = isMarked(line.bytes(), line.position(), line.limit());
        if (bad) {
            misbehave(line, line.bytes(), line.position());
        }
        boolean complete = good.chunkLine(line);
        if (complete && bad && fault == Fault.FRAMING) {
            line.size(line.size() + 1);
        }
        if (complete && bad && fault == Fault.REFUSES) {
            throw new ProtocolException("HPE_INVALID_CHUNK_SIZE", 400, line.position(), "expected something else");
        }
        return complete && !(bad && fault == Fault.WAITS);
    }
}
