package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.MemoryTransport.MemoryChannel;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.transport.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What serves a connection while strategies come, go and are preferred. */
class StrategiesTest {
    private Bench bench = new Bench(5000, 5000);

    @AfterEach
    void close() {
        bench.close();
    }

    private void restart(long drainMillis, long parkMillis) {
        bench.close();
        bench = new Bench(drainMillis, parkMillis);
    }

    @Test
    void highestRankingServes() {
        bench.protocol("lines", 1);
        bench.parser("low", 1);
        bench.parser("high", 2);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        Bench.awaitOutput(channel, "lines high a\n");
    }

    @Test
    void oldestServesAmongEquals() {
        bench.protocol("lines", 1);
        bench.parser("older", 1);
        bench.parser("younger", 1);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        Bench.awaitOutput(channel, "lines older a\n");
    }

    @Test
    void preferenceIsInForceOnLiveConnectionsOfAllLoops() {
        bench.protocol("lines", 1);
        bench.parser("one", 2);
        bench.parser("two", 1);
        MemoryChannel first = bench.connect(0);
        MemoryChannel second = bench.connect(1);
        bench.send(first, "a\n");
        bench.send(second, "a\n");
        Strategies.Swapped swapped =
                bench.core.strategies().prefer(StrategyKind.PARSER, "two", null).join();
        assertThat(swapped.from()).isEqualTo("one#1");
        assertThat(swapped.to()).isEqualTo("two#2");
        bench.send(first, "b\n");
        bench.send(second, "b\n");
        Bench.awaitOutput(first, "lines one a\nlines two b\n");
        Bench.awaitOutput(second, "lines one a\nlines two b\n");
    }

    @Test
    void preferenceForWhatIsNotThereIsRefusedWithWhatIs() {
        bench.parser("one", 1);
        assertThatThrownBy(() -> bench.core.strategies().prefer(StrategyKind.PARSER, "other", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no parser is named other")
                .hasMessageContaining("one");
    }

    @Test
    void filterIsHarderThanPreference() {
        bench.protocol("lines", 1);
        bench.parser("one", 2);
        bench.parser("two", 1);
        EndpointSettings all = bench.endpoint.settings();
        bench.endpoint.settings(new EndpointSettings(
                p -> "two".equals(p.get("bundle")), all.transportFilter(), "one", null, 0, all.limits()));
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        Bench.awaitOutput(channel, "lines two a\n");
    }

    @Test
    void aServerThatIsGoneHoldsNothing() {
        Generation<?> protocol = bench.protocol("lines", 1);
        Generation<?> parser = bench.parser("one", 1);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        Bench.awaitOutput(channel, "lines one a\n");
        Bench.onLoop(channel, channel::close);
        bench.core.forget(bench.endpoint);
        Bench.onLoop(channel, () -> {});
        assertThat(parser.slots()).isEmpty();
        assertThat(protocol.slots()).isEmpty();
        assertThat(parser.taken()).isPositive();
    }

    @Test
    void aConnectionThatComesLateIsServedAndHoldsNothingAfterwards() {
        bench.protocol("lines", 1);
        Generation<?> parser = bench.parser("one", 1);
        bench.core.forget(bench.endpoint);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        Bench.awaitOutput(channel, "lines one a\n");
        assertThat(parser.slots()).isNotEmpty();
        Bench.onLoop(channel, channel::close);
        Bench.onLoop(channel, () -> {});
        assertThat(parser.slots()).isEmpty();
    }

    @Test
    void removalFallsBackAndAdditionTakesOver() {
        bench.protocol("lines", 1);
        bench.parser("one", 1);
        Generation<?> two = bench.parser("two", 2);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        bench.core.strategies().remove(two);
        bench.send(channel, "b\n");
        bench.parser("three", 3);
        bench.send(channel, "c\n");
        Bench.awaitOutput(channel, "lines two a\nlines one b\nlines three c\n");
    }

    @Test
    void aSupersededStrategyIsTheLastChoiceWhateverItsRankingAndNobodyWhoUsesItNotices() {
        bench.protocol("lines", 1);
        bench.parser("one", 2);
        bench.parser("one", 2);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "hold\n");
        bench.core.strategies().supersede(StrategyKind.PARSER, "one#1").join();
        assertThat(bench.endpoint.parser()).isEqualTo("one#2");
        bench.send(channel, "go\n");
        Bench.awaitOutput(channel, "lines one go\n");

        Generation<?> weaker = bench.parser("weak", 1);
        bench.core.strategies().supersede(StrategyKind.PARSER, "one#2").join();
        assertThat(bench.endpoint.parser()).isEqualTo("weak#3");
        bench.core.strategies().remove(weaker);
        assertThat(bench.endpoint.parser()).isEqualTo("one#1");
        assertThatThrownBy(() -> bench.core.strategies().supersede(StrategyKind.PARSER, "one#9"))
                .hasMessageContaining("one#9");
    }

    @Test
    void theLongestHoldOfALoopIsNoted() {
        bench.protocol("lines", 1);
        MemoryChannel channel = bench.connect(0);
        bench.parser("one", 1);
        bench.send(channel, "a\n");
        Bench.awaitOutput(channel, "lines one a\n");
        assertThat(bench.core.strategies().longestHold()).isPositive();
    }

    @Test
    void whatALoopExchangesIsMadeOnTheThreadThatChangesIt() {
        Queue<Boolean> madeOnLoops = new ConcurrentLinkedQueue<>();
        Runnable made = () -> madeOnLoops.add(bench.core.currentLoop() != null);
        bench.protocol("lines", 1);
        bench.parser("one", 1);
        bench.connect(0);
        bench.connect(1);

        LineProtocol other = new LineProtocol("other", 2);
        bench.core
                .strategies()
                .add(StrategyKind.PROTOCOL, new WatchedProtocol(other, made), "other", 2, Bench.from("a"));
        bench.core.strategies().add(StrategyKind.PARSER, new WatchedParsers(made), "two", 2, Bench.from("b"));
        EndpointSettings all = bench.endpoint.settings();
        bench.endpoint.settings(new EndpointSettings(
                all.parserFilter(),
                all.transportFilter(),
                null,
                null,
                0,
                all.limits().withHead(100, 10)));

        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        Bench.awaitOutput(channel, "other two a\n");
        assertThat(madeOnLoops).isNotEmpty().doesNotContain(true);
    }

    private record WatchedProtocol(LineProtocol lines, Runnable made) implements ProtocolFactory {
        @Override
        public String name() {
            return lines.name();
        }

        @Override
        public int ranking() {
            return lines.ranking();
        }

        @Override
        public Protocol newProtocol(Loop loop) {
            made.run();
            return lines.newProtocol(loop);
        }
    }

    private record WatchedParsers(Runnable made) implements ParserFactory {
        @Override
        public String name() {
            return "two";
        }

        @Override
        public int ranking() {
            return 2;
        }

        @Override
        public Parser newParser(ParserSpec spec) {
            made.run();
            return LineProtocol.SILENT;
        }
    }

    @Test
    void generationNumbersAreNeverReused() {
        Generation<?> first = bench.parser("one", 1);
        bench.core.strategies().remove(first);
        assertThat(bench.parser("one", 1).number()).isGreaterThan(first.number());
    }

    @Test
    void requestWithoutParserWaitsUntilOneComes() {
        bench.protocol("lines", 1);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\nb\n");
        Awaitility.await().until(() -> bench.endpoint.parked() == 1);
        assertThat(channel.reading).isFalse();
        bench.parser("one", 1);
        Bench.awaitOutput(channel, "lines one a\nlines one b\n");
        Awaitility.await().until(() -> channel.reading);
    }

    @Test
    void requestWithoutProtocolWaitsUntilOneComes() {
        bench.parser("one", 1);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        Awaitility.await().until(() -> bench.endpoint.parked() == 1);
        bench.protocol("lines", 1);
        Bench.awaitOutput(channel, "lines one a\n");
    }

    @Test
    void requestIsRefusedWhenNoParserCameInTime() {
        restart(5000, 100);
        bench.protocol("lines", 1);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        Bench.awaitOutput(channel, "unavailable\n");
        assertThat(channel.outputShut).isTrue();
        assertThat(bench.endpoint.failed()).isEqualTo(1);
    }

    @Test
    void requestIsRefusedWith503WhenNoProtocolCameInTime() {
        restart(5000, 100);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        Awaitility.await().until(() -> channel.outputShut);
        assertThat(channel.output()).startsWith("HTTP/1.1 503 ").contains("\r\nRetry-After: ");
    }

    @Test
    void anIdleConnectionIsServedByTheNewProtocol() {
        bench.parser("one", 1);
        bench.protocol("old", 1);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        bench.protocol("new", 2);
        bench.send(channel, "b\n");
        Bench.awaitOutput(channel, "old one a\nnew one b\n");
    }

    @Test
    void aMessageEndsOnTheParserItBeganWith() {
        bench.protocol("lines", 1);
        Generation<?> one = bench.parser("one", 2);
        bench.parser("two", 1);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "hold\n");
        CompletableFuture<Void> removal =
                CompletableFuture.runAsync(() -> bench.core.strategies().remove(one));
        Awaitility.await().until(() -> "two#2".equals(bench.endpoint.parser()));
        assertThat(one.leases()).isEqualTo(1);
        assertThat(removal).isNotDone();
        bench.send(channel, "go\nnext\n");
        removal.join();
        Bench.awaitOutput(channel, "lines one go\nlines two next\n");
    }

    @Test
    void whatIsWaitedForIsServedWhatItAsksOfItself() {
        Generation<?> lines = bench.protocol("lines", 1);
        bench.parser("one", 1);
        InetSocketAddress ours = InetSocketAddress.createUnresolved("here", 1);
        bench.core.connects().opened(ours);
        MemoryChannel outer = bench.connect(0);
        MemoryChannel inner = bench.connect(1, ours);
        MemoryChannel stranger = bench.connect(1, InetSocketAddress.createUnresolved("there", 1));
        bench.send(outer, "hold\n");
        CompletableFuture<Void> removal =
                CompletableFuture.runAsync(() -> bench.core.strategies().remove(lines));
        Awaitility.await().until(() -> bench.endpoint.protocol() == null);
        Bench.onLoop(outer, () -> {});
        Bench.onLoop(inner, () -> {});
        bench.send(stranger, "a\n");
        bench.send(inner, "b\n");
        Bench.awaitOutput(inner, "lines one b\n");
        assertThat(bench.endpoint.parked()).isEqualTo(1);
        assertThat(removal).isNotDone();

        bench.send(outer, "go\n");
        removal.join();
        bench.send(inner, "c\n");
        assertThat(stranger.output()).isEmpty();
        bench.protocol("next", 1);
        Bench.awaitOutput(stranger, "next one a\n");
        Bench.awaitOutput(inner, "lines one b\nnext one c\n");
    }

    @Test
    void whatNeverEndsToAskItselfIsParkedAfterHalfTheDrainTime() {
        restart(400, 5000);
        Generation<?> lines = bench.protocol("lines", 1);
        bench.parser("one", 1);
        InetSocketAddress ours = InetSocketAddress.createUnresolved("here", 1);
        bench.core.connects().opened(ours);
        MemoryChannel outer = bench.connect(0);
        bench.send(outer, "hold\n");
        CompletableFuture<Void> removal =
                CompletableFuture.runAsync(() -> bench.core.strategies().remove(lines));
        Awaitility.await().until(() -> {
            MemoryChannel inner = bench.connect(1, ours);
            bench.send(inner, "b\n");
            return bench.endpoint.parked() > 0;
        });
        removal.join();
        assertThat(outer.closed).isTrue();
    }

    @Test
    void whatIsStillHeldAtTheDrainDeadlineIsClosedAndTheRestLivesOn() {
        restart(100, 5000);
        bench.protocol("lines", 1);
        Generation<?> one = bench.parser("one", 2);
        bench.parser("two", 1);
        MemoryChannel holding = bench.connect(0);
        MemoryChannel idle = bench.connect(0);
        bench.send(holding, "hold\n");
        bench.send(idle, "a\n");
        bench.core.strategies().remove(one);
        Awaitility.await().until(() -> holding.closed);
        assertThat(one.leases()).isZero();
        assertThat(idle.closed).isFalse();
        bench.send(idle, "b\n");
        Bench.awaitOutput(idle, "lines one a\nlines two b\n");
    }

    @Test
    void aFactoryThatFailsIsNotChosen() {
        bench.protocol("lines", 1);
        bench.parser("one", 1);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        Generation<?> bad = bench.core
                .strategies()
                .add(
                        StrategyKind.PARSER,
                        new ScriptedFactory("bad", 9, () -> {
                            throw new IllegalStateException("on purpose");
                        }),
                        "bad",
                        9,
                        Bench.from("bad"));
        bench.send(channel, "b\n");
        Bench.awaitOutput(channel, "lines one a\nlines one b\n");
        assertThat(bad.failure()).contains("on purpose");
        bench.core.strategies().remove(bad);
    }

    @Test
    void aFactoryThatHangsIsNotChosenBeforeItReturns() {
        restart(5000, 200);
        bench.protocol("lines", 1);
        bench.parser("one", 1);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        CompletableFuture<Void> returns = new CompletableFuture<>();
        Generation<?> slow = bench.core
                .strategies()
                .add(StrategyKind.PARSER, new ScriptedFactory("slow", 9, returns::join), "slow", 9, Bench.from("slow"));
        assertThat(slow.failure()).contains("within 1000 ms").contains("jackfield-asks-slow#2");
        bench.send(channel, "b\n");
        Bench.awaitOutput(channel, "lines one a\nlines one b\n");
        returns.complete(null);
        Awaitility.await().until(() -> "slow#2".equals(bench.endpoint.parser()));
        bench.send(channel, "c\n");
        Bench.awaitOutput(channel, "lines one a\nlines one b\nlines slow c\n");
    }

    @Test
    void aSwapToWhatHangsIsRefusedAndWhatServesGoesOn() {
        restart(5000, 200);
        bench.protocol("lines", 1);
        bench.parser("best", 3);
        bench.parser("chosen", 2);
        bench.core.strategies().prefer(StrategyKind.PARSER, "chosen", null).join();
        CompletableFuture<Void> never = new CompletableFuture<>();
        bench.core
                .strategies()
                .add(StrategyKind.PARSER, new ScriptedFactory("slow", 1, never::join), "slow", 1, Bench.from("slow"));
        assertThatThrownBy(() -> bench.core
                        .strategies()
                        .prefer(StrategyKind.PARSER, "slow", null)
                        .join())
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parser slow can not work here: it has not made a parser within 1000 ms");
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\n");
        Bench.awaitOutput(channel, "lines chosen a\n");
        never.complete(null);
    }

    @Test
    void aTransportThatHangsHoldsUpNobody() {
        restart(5000, 200);
        CompletableFuture<Void> never = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        Transport hanging = new StubTransport("slow", 9, spec -> {
            asked.complete(null);
            never.join();
            throw new IllegalStateException("on purpose");
        });
        Generation<Transport> slow =
                bench.core.strategies().add(StrategyKind.TRANSPORT, hanging, "slow", 9, Bench.from("slow"));
        CompletableFuture<TransportUnit> unit =
                CompletableFuture.supplyAsync(() -> bench.core.transports().unit(slow));
        asked.join();
        assertThat(bench.core.transports().connections(slow)).isZero();
        assertThat(unit.join()).isNull();
        assertThat(slow.failure()).contains("it has not made its loops within 1000 ms");
        never.complete(null);
    }

    private record ScriptedFactory(String name, int ranking, Runnable script) implements ParserFactory {
        @Override
        public Parser newParser(ParserSpec spec) {
            script.run();
            return LineProtocol.SILENT;
        }
    }

    @Test
    void removalOnALoopDoesNotWaitForItself() {
        bench.protocol("lines", 1);
        Generation<?> one = bench.parser("one", 2);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "hold\n");
        Awaitility.await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
            Bench.onLoop(channel, () -> bench.core.strategies().remove(one));
            assertThat(one.retired()).isTrue();
        });
    }

    @Test
    void whatWorkedOnLoopsThatEndedIsNotWaitedFor() {
        restart(100, 5000);
        bench.protocol("lines", 1);
        Generation<?> one = bench.parser("one", 2);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\nhold\n");
        long requests = bench.endpoint.requests();
        bench.core.strategies().remove(bench.loop(0).unit().generation());
        Awaitility.await().until(() -> channel.closed);
        assertThat(one.slots()).isEmpty();
        assertThat(one.leases()).isZero();
        assertThat(bench.endpoint.requests()).isEqualTo(requests);
        assertThat(bench.endpoint.failed()).isEqualTo(1);
    }

    @Test
    void aStrategyThatIsWaitedForIsShownAsDraining() throws Exception {
        bench.protocol("lines", 1);
        Generation<?> one = bench.parser("one", 2);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "hold\n");
        CompletableFuture<Void> removal =
                CompletableFuture.runAsync(() -> bench.core.strategies().remove(one));
        Awaitility.await()
                .until(() ->
                        bench.core.strategies().draining(StrategyKind.PARSER).equals(List.of(one)));
        assertThat(bench.core.strategies().leases(one)).isEqualTo(1);
        Bench.onLoop(channel, channel::end);
        removal.get(4, TimeUnit.SECONDS);
        assertThat(bench.core.strategies().draining(StrategyKind.PARSER)).isEmpty();
    }
}
