package io.jackfield.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.agent.FakeAgent.Wanted;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.error.Coded;
import io.jackfield.spi.agent.SocketRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One pool on one loop: checklist part B. */
class PoolTest {
    private final FakeLoop loop = new FakeLoop();
    private final FakeAgent plain = new FakeAgent(AgentOptions.DEFAULTS);
    private final FakeAgent keeping =
            new FakeAgent(AgentOptions.builder().keepAlive(true).build());

    /** Items 17, 19, 255. */
    @Test
    void eachRequestGetsAConnectionOfItsOwnByDefault() {
        Wanted first = plain.served("a", loop);
        Wanted second = plain.served("a", loop);

        assertThat(first.got).isNotNull().isNotSameAs(second.got);
        assertThat(first.reused).isFalse();
        assertThat(plain.pool.sockets().get("a")).hasSize(2);

        first.got.release();
        loop.run();
        assertThat(first.got.closed).isTrue();
        assertThat(plain.pool.sockets().get("a")).containsExactly(second.got.socket.socket);
        assertThat(plain.pool.freeSockets()).isEmpty();
    }

    /** Items 8, 19, 36, 37, 38: three requests, one socket, also without keepAlive. */
    @Test
    void requestsBeyondMaxSocketsWaitAndRunOnTheSameSocket() {
        FakeAgent agent = new FakeAgent(AgentOptions.builder().maxSockets(1).build());
        Wanted first = agent.served("a", loop);
        Wanted second = agent.request("a", loop);
        Wanted third = agent.request("a", loop);

        assertThat(agent.pool.requests().get("a")).containsExactly(second.request, third.request);
        assertThat(agent.pool.sockets().get("a")).hasSize(1);

        first.got.release();
        assertThat(second.got).isSameAs(first.got);
        assertThat(second.reused).isTrue();
        assertThat(third.got).isNull();

        first.got.release();
        first.got.release();
        loop.run();
        assertThat(third.got).isSameAs(first.got);
        assertThat(agent.attempts).hasSize(1);
        assertThat(first.got.closed).as("nobody waits and keepAlive is off").isTrue();
        assertThat(agent.pool.requests()).isEmpty();
        assertThat(agent.pool.sockets()).isEmpty();
    }

    /** Items 7, 17, 27, 29, 34, 38. */
    @Test
    void keptConnectionServesTheNextRequest() {
        Wanted first = keeping.served("a", loop);
        first.got.release();
        assertThat(keeping.events).containsExactly("free", "keep?");
        assertThat(keeping.pool.freeSockets().get("a")).containsExactly(first.got.socket.socket);
        assertThat(keeping.pool.sockets()).isEmpty();
        assertThat(keeping.pool.inUse()).isZero();

        Wanted second = keeping.request("a", loop);
        assertThat(second.got).as("never from inside acquire").isNull();
        loop.run();
        assertThat(second.got).isSameAs(first.got);
        assertThat(second.reused).isTrue();
        assertThat(keeping.events).endsWith("reuse");
        assertThat(keeping.pool.freeSockets()).isEmpty();
    }

    /** Item 23: the events of socket and agent come before anything is decided. */
    @Test
    void releasedSocketEmitsFree() {
        Wanted wanted = keeping.served("a", loop);
        wanted.got.release();
        assertThat(wanted.got.socket.events).containsExactly("free");
        assertThat(keeping.events).startsWith("free");
    }

    /** Item 28. */
    @Test
    void connectionThatTheHookDoesNotKeepIsClosed() {
        keeping.keep = false;
        Wanted wanted = keeping.served("a", loop);
        wanted.got.release();
        loop.run();
        assertThat(wanted.got.closed).isTrue();
        assertThat(keeping.pool.freeSockets()).isEmpty();
    }

    /** Item 28: the application's hook is not trusted to return. */
    @Test
    void connectionIsClosedWhenTheHookThrows() {
        keeping.hookFails = new IllegalStateException("hook");
        Wanted wanted = keeping.served("a", loop);
        wanted.got.release();
        loop.run();
        assertThat(wanted.got.closed).isTrue();
        assertThat(keeping.pool.inUse()).isZero();
    }

    /** Items 20, 35. */
    @Test
    void noMoreThanMaxFreeSocketsAreKept() {
        FakeAgent agent = new FakeAgent(
                AgentOptions.builder().keepAlive(true).maxFreeSockets(1).build());
        Wanted first = agent.served("a", loop);
        Wanted second = agent.served("a", loop);
        first.got.release();
        second.got.release();
        loop.run();
        assertThat(agent.pool.freeSockets().get("a")).containsExactly(first.got.socket.socket);
        assertThat(second.got.closed).isTrue();
    }

    /** Items 39, J21. */
    @Test
    void oldestIdleConnectionIsTakenFirst() {
        assertThat(chosenOfTwo(AgentOptions.Scheduling.FIFO)).isZero();
    }

    /** Item J21: the later default, by option. */
    @Test
    void newestIdleConnectionIsTakenFirstWhenAskedFor() {
        assertThat(chosenOfTwo(AgentOptions.Scheduling.LIFO)).isEqualTo(1);
    }

    private int chosenOfTwo(AgentOptions.Scheduling scheduling) {
        FakeAgent agent = new FakeAgent(
                AgentOptions.builder().keepAlive(true).scheduling(scheduling).build());
        Wanted first = agent.served("a", loop);
        Wanted second = agent.served("a", loop);
        first.got.release();
        second.got.release();
        Wanted third = agent.request("a", loop);
        loop.run();
        return agent.all.indexOf(third.got);
    }

    /** Items 8, 31. */
    @Test
    void namesShareNothing() {
        Wanted first = keeping.served("a", loop);
        first.got.release();
        Wanted other = keeping.served("b", loop);
        assertThat(other.got).isNotSameAs(first.got);
        assertThat(keeping.pool.freeSockets()).containsOnlyKeys("a");
        assertThat(keeping.pool.sockets()).containsOnlyKeys("b");
    }

    /** Items 10, 12. */
    @Test
    void idleConnectionThatTheServerClosesLeavesThePool() {
        Wanted first = keeping.served("a", loop);
        first.got.release();
        first.got.close();
        loop.run();
        assertThat(keeping.pool.freeSockets()).isEmpty();

        Wanted second = keeping.served("a", loop);
        assertThat(second.got).isNotSameAs(first.got);
        assertThat(second.reused).isFalse();
    }

    /** Item 15: what agentRemove does, and that the limit no longer counts the socket. */
    @Test
    void connectionTakenOutMakesRoomForThoseWhoWait() {
        FakeAgent agent = new FakeAgent(
                AgentOptions.builder().keepAlive(true).maxSockets(1).build());
        Wanted first = agent.served("a", loop);
        Wanted second = agent.request("a", loop);
        loop.turn(() -> agent.pool.removed(first.got.connection));

        assertThat(agent.attempts).hasSize(2);
        agent.attempts.get(1).succeed();
        assertThat(second.got).isNotNull().isNotSameAs(first.got);
        assertThat(agent.pool.sockets().get("a")).containsExactly(second.got.socket.socket);

        first.got.release();
        assertThat(first.got.closed).as("it is no longer the pool's to keep").isTrue();
    }

    /** Items 15, 19: taken out while it connects, it counts no more at once, and is its request's all the same. */
    @Test
    void connectionTakenOutWhileItConnectsMakesRoom() {
        FakeAgent agent = new FakeAgent(AgentOptions.builder().maxSockets(1).build());
        FakeAgent.Wanted first = agent.request("a", loop);
        FakeAgent.Wanted second = agent.request("a", loop);
        FakeAgent.Attempt leaving = agent.attempts.get(0);
        leaving.begin();
        loop.turn(() -> agent.pool.left(leaving.request));
        assertThat(agent.attempts).as("the second may connect").hasSize(2);
        assertThat(agent.pool.sockets()).isEmpty();
        FakeConnection own = leaving.succeed();
        assertThat(first.got).isSameAs(own);
        assertThat(second.got).isNull();
        FakeConnection pooled = agent.attempts.get(1).succeed();
        assertThat(second.got).isSameAs(pooled);
        assertThat(agent.pool.sockets().get("a")).hasSize(1);
    }

    /** Items 15, 61: nobody else gets it when its request is aborted. */
    @Test
    void connectionTakenOutIsGivenUpWithItsRequest() {
        FakeAgent agent = new FakeAgent(AgentOptions.builder().maxSockets(1).build());
        FakeAgent.Wanted first = agent.request("a", loop);
        FakeAgent.Attempt leaving = agent.attempts.get(0);
        leaving.begin();
        loop.turn(() -> agent.pool.left(leaving.request));
        agent.pool.cancel(first);
        assertThat(leaving.socket.destroyed).isTrue();
        leaving.fail(new java.io.IOException("destroyed"));
        assertThat(first.failed).isNull();
        assertThat(agent.pool.inUse()).isZero();
    }

    /** Items 26, 262. */
    @Test
    void failedConnectFailsItsRequestAndLetsTheNextTry() {
        FakeAgent agent = new FakeAgent(AgentOptions.builder().maxSockets(1).build());
        Wanted first = agent.request("a", loop);
        Wanted second = agent.request("a", loop);
        IOException refused = new IOException("refused");
        agent.attempts.get(0).fail(refused);

        assertThat(first.failed).isSameAs(refused);
        assertThat(agent.attempts).hasSize(2);
        agent.attempts.get(1).succeed();
        assertThat(second.got).isNotNull();
    }

    /** Item 56: the socket is known, and counted, while it connects. */
    @Test
    void connectingSocketIsShownToItsRequestAndInTheView() {
        Wanted wanted = plain.request("a", loop);
        plain.attempts.get(0).begin();
        assertThat(wanted.connecting).isSameAs(plain.attempts.get(0).socket.socket);
        assertThat(plain.pool.sockets().get("a")).containsExactly(wanted.connecting);
        assertThat(plain.pool.inUse()).isEqualTo(1);
    }

    /** Items 14, 30. */
    @Test
    void destroyClosesUsedAndIdleConnectionsAndThePoolGoesOn() {
        Wanted used = keeping.served("a", loop);
        Wanted idle = keeping.served("a", loop);
        idle.got.release();
        keeping.pool.destroy();
        loop.run();

        assertThat(used.got.closed).isTrue();
        assertThat(idle.got.closed).isTrue();
        assertThat(keeping.pool.freeSockets()).isEmpty();
        assertThat(keeping.pool.inUse()).isZero();
        assertThat(keeping.served("a", loop).got).isNotNull();
    }

    /** Item 19: the request whose connection ended learns of it before another gets a socket. */
    @Test
    void placeOfAConnectionThatEndedIsTakenInALaterTick() {
        FakeAgent agent = new FakeAgent(AgentOptions.builder().maxSockets(1).build());
        Wanted first = agent.served("a", loop);
        agent.request("a", loop);
        loop.turn(() -> {
            agent.pool.removed(first.got.connection);
            assertThat(agent.attempts).hasSize(1);
            assertThat(agent.pool.inUse()).as("what waits is under way").isEqualTo(1);
        });
        assertThat(agent.attempts).hasSize(2);
    }

    /** Item 30: with the error that a destroyed socket gives its request. */
    @Test
    void destroyEndsConnectionsThatAreNotThereYet() {
        Wanted known = plain.request("a", loop);
        plain.attempts.get(0).begin();
        Wanted unknown = plain.request("a", loop);
        plain.pool.destroy();
        loop.run();
        assertThat(plain.attempts.get(0).socket.destroyed).isTrue();

        plain.attempts.get(0).fail(new IOException("destroyed"));
        FakeConnection late = plain.attempts.get(1).succeed();
        loop.run();
        assertThat(List.of(known, unknown))
                .allSatisfy(wanted -> assertThat(Coded.codeOf(wanted.failed)).isEqualTo("ECONNRESET"));
        assertThat(known.failed).hasMessage("socket hang up");
        assertThat(late.closed).isTrue();
        assertThat(plain.pool.inUse()).isZero();
    }

    /** Item 21, J14. */
    @Test
    void timeoutOfTheAgentIsSetOnEachConnectionAndAgainWhenItIsReused() {
        FakeAgent agent = new FakeAgent(AgentOptions.builder()
                .keepAlive(true)
                .timeout(Duration.ofMillis(300))
                .build());
        Wanted first = agent.served("a", loop);
        first.got.release();
        agent.request("a", loop);
        loop.run();
        assertThat(first.got.idleTimeouts).containsExactly(300L, 300L, 300L);
    }

    /** Beyond v10: {@code Keep-Alive: timeout} with a margin. */
    @Test
    void connectionIsNotUsedWhenTheServerMayHaveClosedIt() {
        Wanted first = keeping.served("a", loop);
        first.hint = 5000;
        first.got.release();
        assertThat(first.got.idleTimeouts).endsWith(4000L);

        keeping.now += 3999;
        Wanted inTime = keeping.request("a", loop);
        loop.run();
        assertThat(inTime.got).isSameAs(first.got);

        inTime.hint = 5000;
        inTime.got.release();
        keeping.now += 4000;
        Wanted late = keeping.served("a", loop);
        assertThat(late.got).isNotSameAs(first.got);
    }

    /** Beyond v10: a server that keeps for less than the margin keeps for nothing. */
    @Test
    void connectionIsClosedWhenTheServerKeepsItForLessThanTheMargin() {
        Wanted wanted = keeping.served("a", loop);
        wanted.hint = 1000;
        wanted.got.release();
        loop.run();
        assertThat(wanted.got.closed).isTrue();
    }

    /** Issue: an idle socket that receives a byte or ends leaves the pool. */
    @Test
    void spoiledIdleConnectionIsClosed() {
        Wanted first = keeping.served("a", loop);
        first.got.release();
        loop.turn(() -> keeping.pool.spoiled(first.got.connection));
        assertThat(first.got.closed).isTrue();
        assertThat(keeping.pool.freeSockets()).isEmpty();
    }

    /** A byte between the choice of an idle connection and its delivery must not reach the request. */
    @Test
    void requestGetsAnotherConnectionWhenTheChosenOneSpoilsOnTheWay() {
        Wanted first = keeping.served("a", loop);
        first.got.release();
        Wanted second = keeping.request("a", loop);
        loop.turn(() -> keeping.pool.spoiled(first.got.connection));
        loop.run();
        assertThat(second.got).isNull();
        assertThat(keeping.attempts).hasSize(2);
        keeping.attempts.get(1).succeed();
        assertThat(second.got).isNotNull().isNotSameAs(first.got);
        assertThat(second.reused).isFalse();
    }

    /** Items 61, 62: aborted while it waited. */
    @Test
    void cancelledRequestLeavesTheLine() {
        FakeAgent agent = new FakeAgent(AgentOptions.builder().maxSockets(1).build());
        Wanted first = agent.served("a", loop);
        Wanted second = agent.request("a", loop);
        Wanted third = agent.request("a", loop);
        agent.pool.cancel(second);
        first.got.release();
        assertThat(second.got).isNull();
        assertThat(third.got).isSameAs(first.got);
    }

    /** Items 61, 62: aborted while it connected. */
    @Test
    void connectionOfACancelledRequestIsGivenUp() {
        Wanted wanted = plain.request("a", loop);
        plain.attempts.get(0).begin();
        loop.turn(() -> plain.pool.cancel(wanted));
        assertThat(plain.attempts.get(0).socket.destroyed).isTrue();
        plain.attempts.get(0).fail(new IOException("destroyed"));
        assertThat(wanted.failed).as("it wants nothing any more").isNull();
        assertThat(plain.pool.inUse()).isZero();
        assertThat(plain.pool.sockets()).isEmpty();
    }

    /** Items 8, 61: somebody else waits for just such a connection. */
    @Test
    void connectionOfACancelledRequestGoesToOneThatWaits() {
        FakeAgent agent = new FakeAgent(AgentOptions.builder().maxSockets(1).build());
        Wanted first = agent.request("a", loop);
        Wanted second = agent.request("a", loop);
        agent.attempts.get(0).begin();
        loop.turn(() -> agent.pool.cancel(first));
        FakeConnection made = agent.attempts.get(0).succeed();
        assertThat(second.got).isSameAs(made);
        assertThat(second.connecting).isSameAs(made.socket.socket);
        assertThat(first.got).isNull();
    }

    /** Items 61, 62: aborted between choice and delivery. */
    @Test
    void chosenConnectionOfACancelledRequestIsIdleAgain() {
        Wanted first = keeping.served("a", loop);
        first.got.release();
        Wanted second = keeping.request("a", loop);
        keeping.pool.cancel(second);
        loop.run();
        assertThat(second.got).isNull();
        assertThat(keeping.pool.freeSockets().get("a")).hasSize(1);
    }

    /** The strategy is replaced: DESIGN, invariant 2. */
    @Test
    void retiredPoolGivesBackThoseWhoWaitAndEndsWithItsLastConnection() {
        FakeAgent agent = new FakeAgent(
                AgentOptions.builder().keepAlive(true).maxSockets(2).build());
        Wanted used = agent.served("a", loop);
        Wanted idle = agent.served("a", loop);
        Wanted waiting = agent.request("a", loop);
        assertThat(agent.pool.retire()).containsExactly((SocketRequest) waiting);
        assertThat(agent.pool.requests()).isEmpty();

        idle.got.release();
        loop.run();
        assertThat(idle.got.closed).isTrue();
        assertThat(used.got.closed).isFalse();
        assertThat(agent.pool.inUse()).isEqualTo(1);

        used.got.release();
        loop.run();
        assertThat(used.got.closed).isTrue();
        assertThat(agent.pool.inUse()).isZero();
    }

    /** Beyond v10: a request that is sent again trusts no used connection. */
    @Test
    void requestThatWantsAFreshConnectionGetsNoIdleOne() {
        Wanted first = keeping.served("a", loop);
        first.got.release();
        Wanted second = keeping.fresh("a", loop);
        assertThat(keeping.attempts).hasSize(2);
        keeping.attempts.get(1).succeed();
        assertThat(second.got).isNotSameAs(first.got);
    }

    /** Beyond v10: not even when the limit blocks. */
    @Test
    void requestThatWantsAFreshConnectionTakesThePlaceOfAUsedOne() {
        FakeAgent agent = new FakeAgent(
                AgentOptions.builder().keepAlive(true).maxSockets(1).build());
        Wanted first = agent.served("a", loop);
        Wanted second = agent.fresh("a", loop);
        first.got.release();
        loop.run();
        assertThat(first.got.closed).isTrue();
        agent.attempts.get(1).succeed();
        assertThat(second.got).isNotNull().isNotSameAs(first.got);
        assertThat(second.reused).isFalse();
    }

    /** The strategy is replaced: idle connections close at once, those on their way are used. */
    @Test
    void retiredPoolClosesItsIdleConnections() {
        Wanted idle = keeping.served("a", loop);
        idle.got.release();
        Wanted connecting = keeping.request("b", loop);
        assertThat(keeping.pool.retire()).isEmpty();
        loop.run();
        assertThat(idle.got.closed).isTrue();

        keeping.attempts.get(1).succeed();
        assertThat(connecting.got).isNotNull();
        connecting.got.release();
        loop.run();
        assertThat(keeping.pool.inUse()).isZero();
    }
}
