package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.spi.transport.AdoptSpec;
import io.jackfield.spi.transport.ConnectSpec;
import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.TransportLoop;
import io.jackfield.transport.nio.NioTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ports whose transports come, go and fail at the worst moment: no connect is left without somebody who takes it. */
@Timeout(60)
class PortRacesTest {
    private final Core core = Bench.onSockets();
    private Endpoint endpoint;

    @BeforeEach
    void listen() throws IOException {
        endpoint = Bench.endpoint(core);
        endpoint.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    }

    @AfterEach
    void close() {
        core.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(20_000);
        socket.connect(endpoint.localAddress(), 5000);
        return socket;
    }

    private static String ask(Socket socket) throws IOException {
        return Bench.ask(socket.getOutputStream(), socket.getInputStream(), "a");
    }

    /** Does not adopt, and says so late when it is asked for the first time. */
    private static final class LateTransport extends StubTransport {
        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch answers = new CountDownLatch(1);

        LateTransport() {
            super("late", 1000, new NioTransport()::open);
        }

        @Override
        public String unavailable() {
            return "it is not chosen to serve";
        }

        @Override
        public boolean adopts() {
            if (asked.incrementAndGet() == 1) {
                try {
                    answers.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return false;
        }
    }

    @Test
    void whoHeardThatNobodyAdoptsDoesNotTurnOffWhatAnAdopterTurnedOnSince() throws Exception {
        LateTransport late = new LateTransport();
        Thread first = new Thread(() -> Bench.add(core, late));
        first.start();
        Awaitility.await().until(() -> late.asked.get() == 1);
        Thread second = new Thread(() -> Bench.add(core, new NioTransport()));
        second.start();
        // it is done, or waits for the first before it asks anybody
        Awaitility.await()
                .until(() -> !second.isAlive() || second.getState() == Thread.State.WAITING && late.asked.get() == 1);
        late.answers.countDown();
        first.join();
        second.join();
        try (Socket socket = connect()) {
            assertThat(ask(socket)).isEqualTo("lines one a");
        }
    }

    @Test
    void theEndOfAParkingDoesNotEndALaterOne() {
        PortLease port = endpoint.port();
        int earlier = port.park();
        assertThat(port.takeOver(endpoint, port.address())).isTrue();
        assertThat(port.lapse(earlier)).isFalse();
        int later = port.park();
        assertThat(port.lapse(earlier)).isFalse();
        assertThat(port.lapse(later)).isTrue();
        assertThat(port.takeOver(endpoint, port.address())).isFalse();
    }

    /** Loops of NIO that can not adopt at first. */
    private record ClumsyGroup(LoopGroup nio, List<Throwable> thrown) implements LoopGroup {
        @Override
        public List<? extends TransportLoop> loops() {
            return nio.loops();
        }

        @Override
        public ListeningSocket listen(ListenSpec spec) throws IOException {
            return nio.listen(spec);
        }

        @Override
        public void adopt(AdoptSpec spec) {
            Throwable next = thrown.isEmpty() ? null : thrown.remove(0);
            if (next instanceof RuntimeException exception) {
                throw exception;
            } else if (next instanceof Error error) {
                throw error;
            }
            nio.adopt(spec);
        }

        @Override
        public void connect(ConnectSpec spec) {
            nio.connect(spec);
        }

        @Override
        public CompletionStage<Void> close() {
            return nio.close();
        }
    }

    @Test
    void whatATransportFailsToAdoptIsClosedAndTheNextIsServed() throws Exception {
        List<Throwable> thrown = new ArrayList<>(
                List.of(new IllegalStateException("on purpose"), new NoClassDefFoundError("on purpose")));
        Bench.add(core, new StubTransport("clumsy", 1, spec -> new ClumsyGroup(new NioTransport().open(spec), thrown)));
        for (int i = 0; i < 2; i++) {
            try (Socket socket = connect()) {
                assertThat(ended(socket)).isTrue();
            }
        }
        try (Socket socket = connect()) {
            assertThat(ask(socket)).isEqualTo("lines one a");
        }
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }
}
