package io.jackfield.agent;

import io.jackfield.spi.connection.Loop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** All connections and requests of one name in a {@link Pool}. Guarded by the pool's lock. */
final class Group {
    final Pool pool;
    final String name;
    /** The members that are not free: a request has them, will have them, or they are being closed. */
    final Set<Member> busy = new LinkedHashSet<>();
    /** The free members, the one that is idle longest first. */
    final Deque<Member> free = new ArrayDeque<>();

    final Set<Opening> openings = new LinkedHashSet<>();
    /** How many of {@link #openings} left the pool. */
    int left;

    final WaitingLine waiting = new WaitingLine();
    /** How many of {@link #busy} we closed. */
    int closing;

    Group(Pool pool, String name) {
        this.pool = pool;
        this.name = name;
    }

    /** What counts against {@code maxSockets}. */
    int size() {
        return busy.size() + free.size() + openings.size() - left;
    }

    boolean isEmpty() {
        return size() == 0 && left == 0 && waiting.size() == 0;
    }

    /** The free member of a loop, or of any for null, whose turn it is and whose server is still bound to listen, or null. Takes nothing out. */
    Member choose(Loop loop, boolean lifo, LongSupplier clock) {
        if (free.isEmpty()) {
            return null;
        }
        long now = clock.getAsLong();
        Iterator<Member> members = lifo ? free.descendingIterator() : free.iterator();
        while (members.hasNext()) {
            Member member = members.next();
            if ((loop == null || member.loop == loop) && member.expiresAt > now) {
                return member;
            }
        }
        return null;
    }

    /** The loop of a member in use, another one for each number; null if there is none. */
    Loop busyLoop(long number) {
        List<Loop> loops = busy.stream()
                .filter(member -> member.state != Member.State.CLOSING)
                .map(member -> member.loop)
                .toList();
        return loops.isEmpty() ? null : loops.get((int) (number % loops.size()));
    }

    /** Whether this connection may be closed in favour of requests of other loops, which wait. */
    boolean roomWanted() {
        return waiting.size() > closing;
    }
}
