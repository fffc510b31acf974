package io.jackfield.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.agent.FakeAgent.Wanted;
import io.jackfield.api.AgentOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One pool and several loops: a request is only given a connection of its own loop, and the limits hold over all. */
class PoolLoopsTest {
    private final FakeLoop here = new FakeLoop();
    private final FakeLoop there = new FakeLoop();

    @Test
    void idleConnectionOfAnotherLoopIsLeftAlone() {
        FakeAgent agent = new FakeAgent(AgentOptions.builder().keepAlive(true).build());
        Wanted first = agent.served("a", there);
        first.got.release();
        Wanted second = agent.served("a", here);
        assertThat(second.got).isNotSameAs(first.got);
        assertThat(first.got.closed).isFalse();
    }

    /** Items 7, 255: a request that may still choose its loop goes to where a connection is idle. */
    @Test
    void loopWithAnIdleConnectionIsPreferred() {
        FakeAgent agent = new FakeAgent(AgentOptions.builder().keepAlive(true).build());
        assertThat(agent.pool.loopFor("a")).as("nothing known").isNull();
        FakeConnection connection = agent.served("a", there).got;
        assertThat(agent.pool.loopFor("a")).as("a new one can be had").isNull();
        connection.release();
        assertThat(agent.pool.loopFor("a")).isSameAs(there);
        assertThat(agent.pool.loopFor("b")).isNull();
    }

    /** Items 19, 37: where no other connection may be opened, it waits for one that is there. */
    @Test
    void loopWithABusyConnectionIsPreferredWhenTheLimitIsReached() {
        FakeAgent agent = new FakeAgent(
                AgentOptions.builder().keepAlive(true).maxSockets(1).build());
        agent.served("a", there);
        assertThat(agent.pool.loopFor("a")).isSameAs(there);
    }

    /** Item 19. */
    @Test
    void idleConnectionOfAnotherLoopIsClosedWhenTheLimitBlocks() {
        FakeAgent agent = new FakeAgent(
                AgentOptions.builder().keepAlive(true).maxSockets(1).build());
        Wanted first = agent.served("a", there);
        first.got.release();
        Wanted second = agent.request("a", here);
        there.run();
        assertThat(first.got.closed).isTrue();
        assertThat(agent.attempts).hasSize(2);
        agent.attempts.get(1).succeed();
        assertThat(second.got).isNotNull();
    }

    /** Item 19. */
    @Test
    void releasedConnectionIsClosedWhenOnlyRequestsOfAnotherLoopWait() {
        FakeAgent agent = new FakeAgent(
                AgentOptions.builder().keepAlive(true).maxSockets(1).build());
        Wanted first = agent.served("a", there);
        Wanted second = agent.request("a", here);
        first.got.release();
        there.run();
        assertThat(first.got.closed).isTrue();
        agent.attempts.get(1).succeed();
        assertThat(second.got).isNotNull();
    }

    /** Beyond v10: maxTotalSockets. */
    @Test
    void idleConnectionOfAnotherNameIsClosedWhenTheTotalIsReached() {
        FakeAgent agent = new FakeAgent(
                AgentOptions.builder().keepAlive(true).maxTotalSockets(1).build());
        Wanted first = agent.served("a", here);
        Wanted second = agent.request("b", here);
        assertThat(agent.attempts).hasSize(1);
        first.got.release();
        here.run();
        assertThat(first.got.closed).isTrue();
        agent.attempts.get(1).succeed();
        assertThat(second.got).isNotNull();

        second.got.release();
        Wanted third = agent.request("a", there);
        here.run();
        agent.attempts.get(2).succeed();
        assertThat(third.got).isNotNull();
        assertThat(agent.open()).isEqualTo(1);
    }

    /** Beyond v10: maxTotalSockets serves names in the order of their requests. */
    @Test
    void oldestRequestOfAllNamesIsServedFirst() {
        FakeAgent agent =
                new FakeAgent(AgentOptions.builder().maxTotalSockets(1).build());
        Wanted first = agent.served("a", here);
        Wanted second = agent.request("b", here);
        Wanted third = agent.request("c", there);
        first.got.close();
        here.run();
        agent.attempts.get(1).succeed();
        assertThat(second.got).isNotNull();
        second.got.close();
        here.run();
        agent.attempts.get(2).succeed();
        assertThat(third.got).isNotNull();
    }

    /** Whatever happens: no limit is passed, nobody waits without need, nobody is forgotten. */
    @Test
    void randomTrafficKeepsTheLimitsAndServesEverybody() {
        for (int seed = 0; seed < 200; seed++) {
            new Traffic(seed).run();
        }
    }

    private static final class Traffic {
        private static final int MAX_SOCKETS = 3;
        private static final int MAX_TOTAL = 5;
        private final Random random;
        private final int seed;
        private final List<FakeLoop> loops = List.of(new FakeLoop(), new FakeLoop(), new FakeLoop());
        private final FakeAgent agent = new FakeAgent(AgentOptions.builder()
                .keepAlive(true)
                .maxSockets(MAX_SOCKETS)
                .maxTotalSockets(MAX_TOTAL)
                .maxFreeSockets(2)
                .build());
        private final List<Wanted> pending = new ArrayList<>();
        private final List<Wanted> running = new ArrayList<>();
        private int attempted;

        Traffic(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            for (int step = 0; step < 300; step++) {
                step();
                check();
            }
            while (!pending.isEmpty() || !running.isEmpty()) {
                int before = pending.size() + running.size();
                settle();
                assertThat(pending.size() + running.size())
                        .as("progress, seed %s", seed)
                        .isLessThan(before);
            }
            agent.pool.destroy();
            loops.forEach(FakeLoop::run);
            assertThat(agent.pool.inUse()).as("seed %s", seed).isZero();
            assertThat(agent.open()).isZero();
        }

        private void step() {
            switch (random.nextInt(6)) {
                case 0, 1 -> pending.add(agent.request("name" + random.nextInt(3), loops.get(random.nextInt(3))));
                case 2 -> connectOne();
                case 3 -> loops.get(random.nextInt(3)).run();
                case 4 -> releaseOne();
                default -> breakSomething();
            }
            sort();
        }

        private void connectOne() {
            if (attempted < agent.attempts.size()) {
                FakeAgent.Attempt attempt = agent.attempts.get(attempted++);
                if (random.nextInt(8) == 0) {
                    attempt.fail(new IOException("refused"));
                } else {
                    attempt.succeed();
                }
            }
        }

        private void releaseOne() {
            if (!running.isEmpty()) {
                Wanted over = running.remove(random.nextInt(running.size()));
                if (!over.got.closed) {
                    over.got.release();
                }
            }
        }

        private void breakSomething() {
            if (!pending.isEmpty() && random.nextInt(3) == 0) {
                agent.pool.cancel(pending.remove(random.nextInt(pending.size())));
            } else if (!agent.all.isEmpty()) {
                agent.all.get(random.nextInt(agent.all.size())).close();
            }
        }

        private void settle() {
            while (attempted < agent.attempts.size()) {
                connectOne();
                sort();
            }
            loops.forEach(FakeLoop::run);
            sort();
            while (!running.isEmpty()) {
                releaseOne();
            }
            loops.forEach(FakeLoop::run);
            while (attempted < agent.attempts.size()) {
                connectOne();
            }
            sort();
        }

        private void sort() {
            for (Wanted wanted : List.copyOf(pending)) {
                if (wanted.got != null || wanted.failed != null) {
                    pending.remove(wanted);
                    if (wanted.got != null) {
                        running.add(wanted);
                    }
                }
            }
        }

        private void check() {
            long connecting = agent.attempts.size() - attempted;
            assertThat(agent.open() + connecting).as("seed %s", seed).isLessThanOrEqualTo(MAX_TOTAL);
            agent.pool.sockets().values().forEach(list -> assertThat(list).hasSizeLessThanOrEqualTo(MAX_SOCKETS));
            agent.pool.freeSockets().values().forEach(list -> assertThat(list).hasSizeLessThanOrEqualTo(2));
        }
    }
}
