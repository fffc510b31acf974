package io.jackfield.transport.testkit;

import io.jackfield.spi.transport.Channel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** The end of a connection that the transport under test holds: its channel and what was told of it. */
record Side(Channel channel, Recorder events) {
    private static final int WAIT_SECONDS = 10;

    /** Calls the channel on its loop and waits until that is done. */
    void on(Consumer<Channel> calls) throws Exception {
        ask(channel -> {
            calls.accept(channel);
            return null;
        });
    }

    /** Asks the channel on its loop. */
    <T> T ask(Function<Channel, T> calls) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        channel.loop().execute(() -> {
            try {
                answer.complete(events.calling(() -> calls.apply(channel)));
            } catch (Throwable t) {
                answer.completeExceptionally(t);
            }
        });
        return answer.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Lets the loop go round often enough for it to see and tell whatever is there to be told. */
    void settle() throws Exception {
        for (int round = 0; round < 50; round++) {
            on(channel -> {});
        }
    }
}
