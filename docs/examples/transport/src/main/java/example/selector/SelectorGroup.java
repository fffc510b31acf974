package example.selector;

import io.jackfield.spi.transport.AdoptSpec;
import io.jackfield.spi.transport.ConnectSpec;
import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

/** The loops, and the two ways in which a connection comes to one. */
final class SelectorGroup implements LoopGroup {
    private final List<SelectorLoop> loops;

    SelectorGroup(LoopSpec spec) {
        loops = IntStream.range(0, spec.count())
                .mapToObj(number -> SelectorLoop.start(spec.threadNamePrefix() + number))
                .toList();
    }

    @Override
    public List<SelectorLoop> loops() {
        return loops;
    }

    @Override
    public ListeningSocket listen(ListenSpec spec) {
        throw new UnsupportedOperationException("the transport selector adopts what the keeper accepts");
    }

    @Override
    public void adopt(AdoptSpec spec) {
        SelectorLoop loop = (SelectorLoop) spec.loop();
        try {
            loop.execute(() -> SelectorChannel.open(
                    loop, spec.socket(), channel -> spec.acceptor().accepted(channel)));
        } catch (RejectedExecutionException e) {
            SelectorLoop.closeQuietly(spec.socket());
        }
    }

    @Override
    public void connect(ConnectSpec spec) {
        SelectorLoop loop = (SelectorLoop) spec.loop();
        loop.execute(() -> new Connecting(loop, spec).begin());
    }

    @Override
    public CompletionStage<Void> close() {
        return CompletableFuture.allOf(loops.stream().map(SelectorLoop::end).toArray(CompletableFuture[]::new));
    }
}
