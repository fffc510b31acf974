package io.jackfield.platform.trial;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.parser.ProtocolException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A good parser all of whose elements are told as {@link Reading}s: a {@link WatchedParser} for each, as a loop makes them. */
record Watching(ParserFactory good, Consumer<Reading> sink) implements ParserFactory {
    @Override
    public String name() {
        return "watched";
    }

    @Override
    public int ranking() {
        return 0;
    }

    @Override
    public Parser newParser(ParserSpec spec) {
        Parser current = good.newParser(spec);
        Map<Object, WatchedParser> begun = new IdentityHashMap<>();
        return new Parser() {
            @Override
            public boolean head(HeadBlock block) throws ProtocolException {
                return done(block, of(block).head(block));
            }

            @Override
            public boolean trailers(HeadBlock block) throws ProtocolException {
                return done(block, of(block).trailers(block));
            }

            @Override
            public boolean chunkLine(ChunkLine line) throws ProtocolException {
                return done(line, of(line).chunkLine(line));
            }

            private WatchedParser of(Object element) {
                ParserLimits limits = spec.limits();
                return begun.computeIfAbsent(element, e -> new WatchedParser(current, limits, sink));
            }

            private boolean done(Object element, boolean complete) {
                if (complete) {
                    begun.remove(element);
                }
                return complete;
            }
        };
    }
}
