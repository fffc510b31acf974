package io.jackfield.agent;

import io.jackfield.spi.connection.Loop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** All connections and requests of one name in a {@link Pool}. Guarded by the pool's lock. */
final class Group {
    final Pool pool;
    final String name;
    /** The members that are not free: a request has them, will have them, or they are being closed. */
    final Set<Member> busy = new LinkedHashSet<>();
    /** The free members, the one that is idle longest first. */
    final Deque<Member> free = new ArrayDeque<>();

    final Set<Opening> openings = new LinkedHashSet<>();
    final WaitingLine waiting = new WaitingLine();
    /** How many of {@link #busy} we closed. */
    int closing;

    Group(Pool pool, String name) {
        this.pool = pool;
        this.name = name;
    }

    /** What counts against {@code maxSockets}. */
    int size() {
        return busy.size() + free.size() + openings.size();
    }

    boolean isEmpty() {
        return size() == 0 && waiting.size() == 0;
    }

    /** The free member of a loop whose turn it is and whose server is still bound to listen, or null. Takes nothing out. */
    Member choose(Loop loop, boolean lifo, long now) {
        Iterator<Member> members = lifo ? free.descendingIterator() : free.iterator();
        while (members.hasNext()) {
            Member member = members.next();
            if (member.loop == loop && member.expiresAt > now) {
                return member;
            }
        }
        return null;
    }

    /** Whether this connection may be closed in favour of requests of other loops, which wait. */
    boolean roomWanted() {
        return waiting.size() > closing;
    }
}
