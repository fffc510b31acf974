package io.jackfield.transport.epoll;

import io.jackfield.transport.core.LoaderWatch;
import io.jackfield.transport.core.SocketGroup;
import io.jackfield.transport.testkit.TransportKit;
import io.jackfield.transport.unix.UnixTransport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EpollTransportTest {

    @TestFactory
    Stream<DynamicNode> contract() {
        return TransportKit.of(new EpollTransport());
    }

    @Test
    void nothingOutlivesTheBundle() throws Exception {
        LoaderWatch.assertGoneAfterUse(EpollTransport.class, SocketGroup.class, UnixTransport.class);
    }
}
