package io.jackfield.transport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.spi.transport.AdoptSpec;
import io.jackfield.transport.testkit.Bench.Connection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sockets that the keeper accepted. */
final class AdoptCases {

    private AdoptCases() {}

    static List<Case> all() {
        return List.of(
                new Case("an adopted socket lives on its loop", AdoptCases::onItsLoop),
                new Case("bytes that came before the adoption are read", AdoptCases::bytesBefore),
                new Case("a socket that is broken already is closed", AdoptCases::broken),
                new Case("a group that is closed closes the socket", AdoptCases::closedGroup));
    }

    /** What there is to test of a transport that does not adopt. */
    static List<Case> refused() {
        return List.of(new Case("adopt is not supported and closes the socket", bench -> {
            SocketChannel socket = socket(bench);
            AdoptSpec spec = AdoptSpec.of(socket, bench.loop(0), channel -> null);
            assertThatThrownBy(() -> bench.group().adopt(spec)).isInstanceOf(UnsupportedOperationException.class);
            assertThat(socket.isOpen()).isFalse();
        }));
    }

    private static SocketChannel socket(Bench bench) throws Exception {
        ServerSocketChannel keeper = bench.server(false);
        bench.peer((InetSocketAddress) keeper.getLocalAddress());
        return keeper.accept();
    }

    private static void onItsLoop(Bench bench) throws Exception {
        for (int loop = 0; loop < 2; loop++) {
            Connection connection = bench.accepted(r -> r, loop);
            assertThat(connection.side().channel().loop()).isSameAs(bench.loop(loop));
            InetSocketAddress remote = connection.side().ask(c -> (InetSocketAddress) c.remoteAddress());
            assertThat(remote.getPort()).isEqualTo(connection.peer().getLocalPort());
        }
    }

    private static void bytesBefore(Bench bench) throws Exception {
        ServerSocketChannel keeper = bench.server(false);
        Socket peer = bench.peer((InetSocketAddress) keeper.getLocalAddress());
        Bytes.send(peer, new byte[] {1, 2, 3});
        peer.shutdownOutput();
        CompletableFuture<Side> side = new CompletableFuture<>();
        bench.group().adopt(AdoptSpec.of(keeper.accept(), bench.loop(0), bench.acceptor(r -> r, side)));
        Recorder events = side.get(10, TimeUnit.SECONDS).events().awaitEvent("inputEnded");
        assertThat(events.bytes()).containsExactly(1, 2, 3);
    }

    private static void broken(Bench bench) throws Exception {
        SocketChannel socket = socket(bench);
        socket.close();
        bench.group().adopt(AdoptSpec.of(socket, bench.loop(0), channel -> null));
        Connection next = bench.accepted();
        next.side().on(channel -> assertThat(socket.isOpen()).isFalse());
    }

    private static void closedGroup(Bench bench) throws Exception {
        SocketChannel socket = socket(bench);
        bench.closeGroup();
        bench.group().adopt(AdoptSpec.of(socket, bench.loop(0), channel -> null));
        assertThat(socket.isOpen()).isFalse();
    }
}
