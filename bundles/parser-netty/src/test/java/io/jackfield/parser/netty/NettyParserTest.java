package io.jackfield.parser.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.parser.testkit.ParserComparison;
import io.jackfield.parser.testkit.ParserKit;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.parser.ProtocolException;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.internal.InternalThreadLocalMap;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NettyParserTest {
    private static final ParserSpec SPEC = ParserSpec.of(ParserLimits.defaults());
    private static final byte[] HEAD =
            "GET /a HTTP/1.1\r\nHost: b\r\nX: \t y z \r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @TestFactory
    Stream<DynamicNode> contract() {
        return ParserKit.of(new NettyParserFactory()).tests();
    }

    @Test
    void agreesWithTheStrictParserOnMutatedInputs() {
        ParserFactory strict = ServiceLoader.load(ParserFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals("strict"))
                .findFirst()
                .orElseThrow();
        int rounds = 30_000;
        int refused = ParserComparison.of(strict, new NettyParserFactory()).run(4711, rounds);
        assertThat(refused).isBetween(rounds / 4, rounds - rounds / 10);
    }

    @Test
    void fillsTheBlockAsTheStrictParserDoes() throws Exception {
        HeadBlock mine = read(new NettyParserFactory().newParser(SPEC));
        for (ParserFactory factory : ServiceLoader.load(ParserFactory.class)) {
            assertThat(mine.sameAs(read(factory.newParser(SPEC)))).isTrue();
        }
    }

    @Test
    void leavesNoThreadLocalOfNettyBehind() throws Exception {
        FutureTask<Integer> task = new FutureTask<>(() -> {
            Parser parser = new NettyParserFactory().newParser(SPEC);
            read(parser);
            readRefused(parser);
            InternalThreadLocalMap map = InternalThreadLocalMap.getIfSet();
            return map == null ? 0 : 1 + FastThreadLocal.size();
        });
        Thread thread = new Thread(task);
        thread.start();
        assertThat(task.get()).isZero();
        thread.join();
    }

    private static HeadBlock read(Parser parser) throws ProtocolException {
        HeadBlock block = new HeadBlock(HeadBlock.Kind.REQUEST);
        block.window(HEAD, 0, HEAD.length);
        assertThat(parser.head(block)).isTrue();
        return block;
    }

    private static void readRefused(Parser parser) {
        HeadBlock block = new HeadBlock(HeadBlock.Kind.RESPONSE);
        block.window(HEAD, 0, HEAD.length);
        try {
            parser.head(block);
            throw new AssertionError("a request was read as a response");
        } catch (ProtocolException expected) {
            assertThat(expected.code()).isEqualTo("HPE_INVALID_CONSTANT");
        }
    }
}
