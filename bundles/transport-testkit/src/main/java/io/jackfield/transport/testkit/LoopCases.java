package io.jackfield.transport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.TransportLoop;
import io.jackfield.transport.testkit.Bench.Connection;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The loops: their threads, their tasks, their end. */
final class LoopCases {

    private LoopCases() {}

    static List<Case> all() {
        return List.of(
                new Case("as many loops as asked for, always the same", LoopCases::count),
                new Case("threads are daemons, named, without a bundle's class loader", LoopCases::threads),
                new Case("tasks run in order on their loop", LoopCases::order),
                new Case("a delayed task runs once, not before its time", LoopCases::delay),
                new Case("a cancelled task does not run", LoopCases::cancel),
                new Case("each loop keeps what was attached to it", LoopCases::attachment),
                new Case("connections that wait cost no time", LoopCases::waitingIsFree),
                new Case("closing the group closes its channels", LoopCases::closeChannels),
                new Case("closing the group ends its threads", LoopCases::closeThreads),
                new Case("a closed group takes nothing more", LoopCases::afterClose));
    }

    private static <T> T on(TransportLoop loop, java.util.function.Supplier<T> task) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> result.complete(task.get()));
        return result.get(10, TimeUnit.SECONDS);
    }

    private static void count(Bench bench) {
        assertThat(bench.group().loops()).hasSize(2).doesNotHaveDuplicates();
        assertThat(bench.group().loops().get(0)).isSameAs(bench.group().loops().get(0));
    }

    private static void threads(Bench bench) throws Exception {
        Thread one = on(bench.loop(0), Thread::currentThread);
        Thread two = on(bench.loop(1), Thread::currentThread);
        assertThat(one).isNotSameAs(two);
        for (Thread thread : List.of(one, two)) {
            assertThat(thread.getName()).startsWith(bench.threadNamePrefix());
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader()).isIn(null, ClassLoader.getSystemClassLoader());
        }
    }

    private static void order(Bench bench) throws Exception {
        List<Integer> ran = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int number = i;
            bench.loop(0).execute(() -> ran.add(number));
        }
        assertThat(on(bench.loop(0), () -> List.copyOf(ran))).hasSize(1000).isSorted();
        assertThat(on(bench.loop(0), () -> bench.loop(0).inLoop())).isTrue();
        assertThat(on(bench.loop(0), () -> bench.loop(1).inLoop())).isFalse();
        assertThat(bench.loop(0).inLoop()).isFalse();
    }

    private static void delay(Bench bench) throws Exception {
        CompletableFuture<Long> ran = new CompletableFuture<>();
        long begin = System.nanoTime();
        bench.loop(0).schedule(() -> ran.complete(System.nanoTime()), 30, TimeUnit.MILLISECONDS);
        assertThat(ran.get(10, TimeUnit.SECONDS) - begin).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(30));
    }

    private static void cancel(Bench bench) throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        TransportLoop.Cancellable cancelled =
                bench.loop(0).schedule(() -> first.complete("cancelled"), 20, TimeUnit.MILLISECONDS);
        bench.loop(0).schedule(() -> first.complete("kept"), 60, TimeUnit.MILLISECONDS);
        cancelled.cancel();
        cancelled.cancel();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("kept");
    }

    private static void attachment(Bench bench) throws Exception {
        assertThat(on(bench.loop(0), bench.loop(0)::attachment)).isNull();
        bench.loop(0).execute(() -> bench.loop(0).attach("zero"));
        bench.loop(1).execute(() -> bench.loop(1).attach("one"));
        Connection connection = bench.accepted(r -> r, 1);
        connection.side().on(channel -> assertThat(channel.loop().attachment()).isEqualTo("one"));
        assertThat(on(bench.loop(0), bench.loop(0)::attachment)).isEqualTo("zero");
    }

    /** An end or a break that is not consumed must not wake the loop again and again. */
    private static void waitingIsFree(Bench bench) throws Exception {
        Connection ended = bench.accepted();
        ended.peer().shutdownOutput();
        ended.side().events().awaitEvent("inputEnded");
        Connection endedUnread = bench.accepted();
        endedUnread.side().on(channel -> channel.reading(false));
        endedUnread.peer().shutdownOutput();
        Connection bothEndedUnread = bench.accepted();
        bothEndedUnread.side().on(channel -> channel.reading(false));
        Bytes.send(bothEndedUnread.peer(), new byte[] {1});
        bothEndedUnread.peer().shutdownOutput();
        bothEndedUnread.side().on(Channel::shutdownOutput);
        Connection brokenUnread = bench.accepted();
        brokenUnread.side().on(channel -> channel.reading(false));
        brokenUnread.peer().setSoLinger(true, 0);
        brokenUnread.peer().close();

        Thread loop = on(bench.loop(0), Thread::currentThread);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getThreadCpuTime(loop.getId());
        assertThat(InputCases.isSilent(ended.peer())).isTrue();
        long spent = threads.getThreadCpuTime(loop.getId()) - before;
        assertThat(spent).as("ns of 100 ms").isLessThan(TimeUnit.MILLISECONDS.toNanos(50));
    }

    private static void closeChannels(Bench bench) throws Exception {
        Connection idle = bench.accepted(r -> r, 0);
        Connection busy = bench.accepted(r -> r, 1);
        busy.side().on(channel -> {
            channel.write(io.jackfield.spi.buffer.HeapSlice.of(new byte[Bench.MUCH]));
            channel.flush();
        });
        bench.closeGroup();
        assertThat(idle.side().events().log()).containsExactly("closed");
        assertThat(busy.side().events().log()).endsWith("closed").doesNotContain("inputEnded");
        assertThat(idle.peer().getInputStream().read()).isEqualTo(-1);
    }

    private static void closeThreads(Bench bench) throws Exception {
        Thread one = on(bench.loop(0), Thread::currentThread);
        Thread two = on(bench.loop(1), Thread::currentThread);
        bench.closeGroup();
        one.join(10_000);
        two.join(10_000);
        assertThat(one.isAlive() || two.isAlive()).isFalse();
        bench.closeGroup();
    }

    private static void afterClose(Bench bench) throws Exception {
        Connection connection = bench.accepted();
        Channel channel = connection.side().channel();
        bench.closeGroup();
        assertThatThrownBy(() -> channel.loop().execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> bench.connect(Bench.loopback(1), null, 0))
                .isInstanceOf(RejectedExecutionException.class);
    }
}
