package io.jackfield.parser.strict;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.parser.core.Rule;
import io.jackfield.parser.testkit.ParserKit;
import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.parser.ProtocolException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** Proves the kit itself: a parser with one fault must not pass. It stands here because the kit knows no parser. */
class ParserKitTest {

    @Test
    void findsReadingPastTheEndOfAHead() {
        assertFailures(parser -> new Faulty(parser) {
            @Override
            public boolean head(HeadBlock block) throws ProtocolException {
                boolean complete = super.head(block);
                block.position(complete && block.position() < block.limit() ? block.position() + 1 : block.position());
                return complete;
            }
        });
    }

    @Test
    void findsStateKeptInTheParser() {
        assertFailures(parser -> new Faulty(parser) {
            private int phase;

            @Override
            public boolean head(HeadBlock block) throws ProtocolException {
                block.phase(phase);
                boolean complete = super.head(block);
                phase = complete ? 0 : block.phase();
                return complete;
            }
        });
    }

    @Test
    void findsAnArrayThatIsKept() {
        assertFailures(parser -> new Faulty(parser) {
            private byte[] kept;

            @Override
            public boolean head(HeadBlock block) throws ProtocolException {
                kept = kept == null || kept.length < block.limit() ? block.bytes() : kept;
                int from = block.from();
                byte[] given = block.bytes();
                block.relocate(kept, from, Math.min(block.limit(), kept.length));
                boolean complete = super.head(block);
                block.relocate(given, block.from(), block.limit());
                return complete;
            }
        });
    }

    @Test
    void findsALimitThatIsNotEnforced() {
        ParserKit kit = ParserKit.of(new FaultyFactory(parser -> parser) {
            @Override
            public Parser newParser(ParserSpec spec) {
                return super.newParser(ParserSpec.of(ParserLimits.defaults().withHead(1 << 20, 0)));
            }
        });
        assertThat(kit.tests().anyMatch(ParserKitTest::fails)).isTrue();
    }

    @Test
    void findsAnUnfinishedChunkLineThatLeavesBytes() {
        assertFailures(parser -> new Faulty(parser) {
            @Override
            public boolean chunkLine(ChunkLine line) throws ProtocolException {
                int from = line.position();
                boolean complete = super.chunkLine(line);
                line.position(complete ? line.position() : from);
                return complete;
            }
        });
    }

    @Test
    void findsAnElementThatIsReadAgainAfterItsEnd() {
        assertFailures(parser -> new Faulty(parser) {
            @Override
            public boolean trailers(HeadBlock block) throws ProtocolException {
                boolean complete = super.trailers(block);
                block.phase(complete ? 0 : block.phase());
                return complete;
            }
        });
    }

    @Test
    void findsInputThatIsChanged() {
        assertFailures(parser -> new Faulty(parser) {
            @Override
            public boolean head(HeadBlock block) throws ProtocolException {
                boolean complete = super.head(block);
                if (complete && block.fieldCount() > 0) {
                    block.bytes()[block.nameFrom(0)] |= 0x20;
                }
                return complete;
            }
        });
    }

    @Test
    void findsANameThatNobodyCanType() {
        ParserKit kit = ParserKit.of(new FaultyFactory(parser -> parser) {
            @Override
            public String name() {
                return "My Parser";
            }
        });
        assertThat(kit.tests().filter(node -> node instanceof DynamicTest)).anyMatch(ParserKitTest::fails);
    }

    @Test
    void declaredDifferenceMustExist() {
        ParserKit stale = ParserKit.of(new StrictParserFactory()).except("fields/no fields", "no reason");
        ParserKit unknown = ParserKit.of(new StrictParserFactory()).except("fields/unknown", "no reason");
        assertThat(stale.tests().filter(ParserKitTest::isAboutFields)).anyMatch(ParserKitTest::fails);
        assertThat(unknown.tests().filter(ParserKitTest::isAboutFields)).noneMatch(ParserKitTest::fails);
        assertThat(unknown.tests().filter(node -> node instanceof DynamicTest)).anyMatch(ParserKitTest::fails);
    }

    @Test
    void everyRuleHasACase() {
        Set<String> broken = new HashSet<>();
        ParserKit kit = ParserKit.of(new FaultyFactory(parser -> new Faulty(parser) {
            @Override
            void refused(ProtocolException refusal) {
                broken.add(refusal.getMessage());
            }
        }));
        assertThat(kit.tests().filter(node -> node instanceof DynamicContainer).anyMatch(ParserKitTest::fails))
                .isFalse();
        assertThat(broken)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Rule.values())
                        .map(rule -> rule.at(0).getMessage())
                        .toList());
    }

    private static void assertFailures(UnaryOperator<Parser> fault) {
        assertThat(ParserKit.of(new FaultyFactory(fault)).tests().anyMatch(ParserKitTest::fails))
                .isTrue();
    }

    private static boolean isAboutFields(DynamicNode node) {
        return node.getDisplayName().equals("fields");
    }

    private static boolean fails(DynamicNode node) {
        if (node instanceof DynamicContainer container) {
            return container.getChildren().anyMatch(ParserKitTest::fails);
        }
        try {
            ((DynamicTest) node).getExecutable().execute();
            return false;
        } catch (Throwable failure) {
            return true;
        }
    }

    /** A good parser to be spoilt. */
    private static class Faulty implements Parser {
        private final Parser good;

        Faulty(Parser good) {
            this.good = good;
        }

        void refused(ProtocolException refusal) {}

        @Override
        public boolean head(HeadBlock block) throws ProtocolException {
            try {
                return good.head(block);
            } catch (ProtocolException refusal) {
                refused(refusal);
                throw refusal;
            }
        }

        @Override
        public boolean chunkLine(ChunkLine line) throws ProtocolException {
            try {
                return good.chunkLine(line);
            } catch (ProtocolException refusal) {
                refused(refusal);
                throw refusal;
            }
        }

        @Override
        public boolean trailers(HeadBlock block) throws ProtocolException {
            try {
                return good.trailers(block);
            } catch (ProtocolException refusal) {
                refused(refusal);
                throw refusal;
            }
        }
    }

    private static class FaultyFactory implements ParserFactory {
        private final UnaryOperator<Parser> fault;

        FaultyFactory(UnaryOperator<Parser> fault) {
            this.fault = fault;
        }

        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public int ranking() {
            return 0;
        }

        @Override
        public Parser newParser(ParserSpec spec) {
            return fault.apply(new StrictParserFactory().newParser(spec));
        }
    }
}
