package io.jackfield.parser.strict;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.parser.testkit.ParserKit;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StrictParserTest {

    @TestFactory
    Stream<DynamicNode> contract() {
        return ParserKit.of(new StrictParserFactory()).tests();
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(ParserFactory.class)).singleElement().satisfies(factory -> {
            assertThat(factory.name()).isEqualTo("strict");
            assertThat(factory.ranking()).isEqualTo(100);
        });
    }

    @Test
    void costGrowsWithTheBytesAlsoWhenTheyComeOneByOne() throws Exception {
        int size = 1 << 20;
        byte[] head = ("GET /" + "x".repeat(size) + "?%20" + "y".repeat(size) + " HTTP/1.1\r\n" + "n".repeat(size) + ":"
                        + " ".repeat(size) + "v".repeat(size) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Parser parser = new StrictParserFactory()
                .newParser(ParserSpec.of(ParserLimits.defaults().withHead(Integer.MAX_VALUE, 0)));
        HeadBlock block = new HeadBlock(HeadBlock.Kind.REQUEST);
        block.window(head, 0, 0);
        boolean complete = false;
        // read again from the beginning of an element at each byte, this would take hours
        for (int end = 1; end <= head.length; end++) {
            block.limit(end);
            complete = parser.head(block);
        }
        assertThat(complete).isTrue();
        assertThat(block.nameLength(0)).isEqualTo(size);
        assertThat(block.valueTo(0) - block.valueFrom(0)).isEqualTo(size);
    }

    @Test
    void aValueMayHoldObsTextAnywhere() throws Exception {
        String value = "~".repeat(8) + "\u00ff~".repeat(9) + "\u00ff\u00fe\t\u00ff\u00ff~";
        byte[] head = ("GET / HTTP/1.1\r\nA: " + value + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        HeadBlock block = new HeadBlock(HeadBlock.Kind.REQUEST);
        block.window(head, 0, head.length);
        assertThat(new StrictParserFactory()
                        .newParser(ParserSpec.of(ParserLimits.defaults()))
                        .head(block))
                .isTrue();
        assertThat(block.value(0)).isEqualTo(value);
    }
}
