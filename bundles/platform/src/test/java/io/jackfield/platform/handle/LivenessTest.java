package io.jackfield.platform.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Server;
import io.jackfield.api.Socket;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.CoreSettings;
import io.jackfield.transport.nio.NioTransport;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds the process: all that was begun, from the call on, until its end was told. */
class LivenessTest {
    private final AtomicInteger holds = new AtomicInteger();
    private final Core core = new Core(new CoreSettings(1, 2000, 2000, 0));
    private final HttpFactory factory = new HttpFactory(core, up -> holds.addAndGet(up ? 1 : -1));
    private final HttpFacade http = factory.newHttp("test");
    private final CountDownLatch loopGoesOn = new CountDownLatch(1);

    @BeforeEach
    void stopTheOnlyLoop() {
        core.strategies().add(StrategyKind.TRANSPORT, new NioTransport(), "nio", 1, TestPlatform.TEST);
        http.loop().execute(() -> {
            try {
                loopGoesOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @AfterEach
    void close() {
        loopGoesOn.countDown();
        factory.close();
        core.close();
    }

    @Test
    void aTaskHoldsTheProcessUntilItRan() {
        AtomicInteger whileRunning = new AtomicInteger();
        http.execute(() -> whileRunning.set(holds.get()));
        assertThat(holds).hasValue(1);
        loopGoesOn.countDown();
        await().until(() -> holds.get() == 0);
        assertThat(whileRunning).hasValue(1);
    }

    @Test
    void aConnectionHoldsTheProcessFromTheCallOn() {
        AtomicInteger whenTold = new AtomicInteger();
        Socket socket = http.connect(1, "127.0.0.1", null);
        socket.on(Socket.ERROR, refused -> {});
        socket.on(Socket.CLOSE, () -> whenTold.set(holds.get()));
        assertThat(holds).hasValue(1);
        loopGoesOn.countDown();
        await().until(() -> whenTold.get() > 0);
        await().until(() -> holds.get() == 0);
    }

    @Test
    void aClosedServerHoldsTheProcessUntilItHasToldSo() {
        AtomicInteger whenTold = new AtomicInteger();
        loopGoesOn.countDown();
        Server server = http.createServer().on(Server.CLOSE, () -> whenTold.set(holds.get()));
        server.listen(0, "127.0.0.1");
        assertThat(holds).hasValue(1);
        server.close();
        await().until(() -> whenTold.get() > 0);
        await().until(() -> holds.get() == 0);
    }
}
