package io.jackfield.platform.handle;

import io.jackfield.api.Socket;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.CoreSettings;
import io.jackfield.platform.core.Generation;
import io.jackfield.transport.nio.NioTransport;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A core on real sockets whose connections carry raw bytes, and one facade. */
final class TestPlatform implements AutoCloseable {
    static final Generation.Registration TEST = new Generation.Registration(Map.of(), "test");

    final Core core = new Core(new CoreSettings(2, 2000, 2000, 0));
    final HttpFactory factory = new HttpFactory(core, Liveness.NONE);
    final HttpFacade http = factory.newHttp("test");
    /** The sockets of accepted connections, from their first bytes on. */
    final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();

    TestPlatform() {
        core.strategies().add(StrategyKind.TRANSPORT, new NioTransport(), "nio", 1, TEST);
        core.strategies().add(StrategyKind.PROTOCOL, new RawProtocol(accepted::add), "raw", 1, TEST);
    }

    /** A server on a free port, listening. */
    ServerHandle listening() throws Exception {
        ServerHandle server = (ServerHandle) http.createServer();
        server.listen(0, "127.0.0.1");
        server.whenListening().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return server;
    }

    java.net.Socket connect(ServerHandle server) throws Exception {
        java.net.Socket socket = new java.net.Socket("127.0.0.1", server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    Socket nextAccepted() throws InterruptedException {
        return accepted.poll(10, TimeUnit.SECONDS);
    }

    /** Runs something on a loop and returns what it gives. */
    <T> T onLoop(Supplier<T> task) throws Exception {
        return CompletableFuture.supplyAsync(task, http.loop()).get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        factory.close();
        core.close();
    }
}
