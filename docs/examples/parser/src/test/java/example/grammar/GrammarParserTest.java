package example.grammar;

import io.jackfield.parser.testkit.ParserKit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class GrammarParserTest {

    @TestFactory
    Stream<DynamicNode> contract() {
        String reason = "what is in the brackets is not looked into";
        return ParserKit.of(new GrammarParserFactory())
                .except("request-lines/an IPv6 address of nine groups", reason)
                .except("request-lines/an IPv6 address with two gaps", reason)
                .tests();
    }
}
