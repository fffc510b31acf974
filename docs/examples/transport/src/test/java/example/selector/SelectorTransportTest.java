package example.selector;

import io.jackfield.transport.testkit.TransportKit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class SelectorTransportTest {

    @TestFactory
    Stream<DynamicNode> contract() {
        return TransportKit.of(new SelectorTransport());
    }
}
