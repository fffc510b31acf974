package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of the keepers' thread, which may come while ports are still being opened and closed. */
@Timeout(5)
class KeepersTest {
    @Test
    void aKeeperIsClosedAlsoWhenTheThreadHasEnded() throws Exception {
        Keepers keepers = new Keepers();
        keepers.close();
        try (ServerSocketChannel late = ServerSocketChannel.open()) {
            keepers.remove(late);
            assertThat(late.isOpen()).isFalse();
        }
        keepers.accepting(true);
        keepers.sleep(10);
    }

    /** Else each would wait for an answer that nobody gives. */
    @Test
    void whoAsksWhileTheThreadEndsIsAnswered() throws Exception {
        for (int round = 0; round < 200; round++) {
            Keepers keepers = new Keepers();
            ServerSocketChannel channel = ServerSocketChannel.open();
            Thread closer = new Thread(keepers::close);
            closer.start();
            keepers.remove(channel);
            assertThat(channel.isOpen()).isFalse();
            closer.join();
        }
    }
}
