package io.jackfield.transport.uring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.transport.core.LoaderWatch;
import io.jackfield.transport.core.SocketGroup;
import io.jackfield.transport.testkit.TransportKit;
import io.jackfield.transport.unix.UnixTransport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class IoUringTransportTest {
    private final IoUringTransport transport = new IoUringTransport();

    @TestFactory
    Stream<DynamicNode> contract() {
        assumeAvailable();
        return TransportKit.of(transport);
    }

    @Test
    void nothingOutlivesTheBundle() throws Exception {
        assumeAvailable();
        LoaderWatch.assertGoneAfterUse(IoUringTransport.class, SocketGroup.class, UnixTransport.class);
    }

    @Test
    void whereTheKernelHasNoneItSaysSo() {
        String reason = transport.unavailable();
        assumeTrue(reason != null, "this kernel has io_uring");
        assertThat(reason).startsWith("Netty's native library for io_uring can not be used here: ");
        assertThatThrownBy(() -> transport.open(LoopSpec.of(1, "none-")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(reason);
    }

    private void assumeAvailable() {
        String reason = transport.unavailable();
        assumeTrue(reason == null, reason);
    }
}
