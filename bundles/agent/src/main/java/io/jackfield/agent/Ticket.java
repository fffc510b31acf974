package io.jackfield.agent;

import io.jackfield.spi.agent.SocketRequest;

/** A request that a {@link Pool} has no connection for yet, or one that it hands over soon: as a task it does so. Guarded by the pool's lock. */
final class Ticket implements Runnable {
    final SocketRequest request;
    /** The place in the {@link WaitingLine}: a smaller number is served first. */
    final long number;
    /** The connection that it is for, set once. */
    private Member member;

    Ticket(SocketRequest request, long number) {
        this.request = request;
        this.number = number;
    }

    long number() {
        return number;
    }

    void assign(Member assigned) {
        member = assigned;
    }

    /** On the connection's loop, in a turn or tick after the one that assigned it. */
    @Override
    public void run() {
        member.group.pool.deliver(member, request);
    }
}
