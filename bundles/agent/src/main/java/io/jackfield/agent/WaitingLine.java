package io.jackfield.agent;

import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The requests of one {@link Group} that wait, oldest first. One queue a loop, since a connection can only serve the requests of its own
 * loop.
 */
final class WaitingLine {
    private final Map<Loop, Deque<Ticket>> queues = new IdentityHashMap<>();
    private int size;
    /** The queue of a loop for which nobody waits any more: often somebody does again. */
    private Deque<Ticket> spare;

    /** Adds a request; a smaller number is served first. */
    void add(SocketRequest request, long number) {
        queueOf(request).addLast(new Ticket(request, number));
        size++;
    }

    /** Puts a request before all others of its loop. */
    void addFirst(SocketRequest request) {
        queueOf(request).addFirst(new Ticket(request, Long.MIN_VALUE));
        size++;
    }

    private Deque<Ticket> queueOf(SocketRequest request) {
        Deque<Ticket> queue = queues.get(request.loop());
        if (queue == null) {
            queue = spare == null ? new ArrayDeque<>() : spare;
            spare = null;
            queues.put(request.loop(), queue);
        }
        return queue;
    }

    private void drop(Loop loop) {
        spare = queues.remove(loop);
    }

    int size() {
        return size;
    }

    /** Takes the oldest request of a loop, or null. */
    Ticket pollFor(Loop loop) {
        Deque<Ticket> queue = queues.get(loop);
        return queue == null ? null : poll(loop, queue);
    }

    /** Takes the oldest request of all, or null. */
    Ticket pollOldest() {
        Loop oldest = null;
        for (Map.Entry<Loop, Deque<Ticket>> entry : queues.entrySet()) {
            if (oldest == null
                    || entry.getValue().getFirst().number < queues.get(oldest).getFirst().number) {
                oldest = entry.getKey();
            }
        }
        return oldest == null ? null : poll(oldest, queues.get(oldest));
    }

    private Ticket poll(Loop loop, Deque<Ticket> queue) {
        Ticket ticket = queue.removeFirst();
        if (queue.isEmpty()) {
            drop(loop);
        }
        size--;
        return ticket;
    }

    /** The number of the oldest request; {@link Long#MAX_VALUE} when none waits. */
    long oldestNumber() {
        long oldest = Long.MAX_VALUE;
        for (Deque<Ticket> queue : queues.values()) {
            oldest = Math.min(oldest, queue.getFirst().number);
        }
        return oldest;
    }

    /** Takes a request out; whether it was there. */
    boolean remove(SocketRequest request) {
        Deque<Ticket> queue = queues.get(request.loop());
        if (queue == null) {
            return false;
        }
        for (Iterator<Ticket> tickets = queue.iterator(); tickets.hasNext(); ) {
            if (tickets.next().request == request) {
                tickets.remove();
                if (queue.isEmpty()) {
                    drop(request.loop());
                }
                size--;
                return true;
            }
        }
        return false;
    }

    /** All that wait, oldest first. */
    List<SocketRequest> list() {
        List<Ticket> all = new ArrayList<>(size);
        queues.values().forEach(all::addAll);
        all.sort(Comparator.comparingLong(Ticket::number));
        List<SocketRequest> requests = new ArrayList<>(all.size());
        all.forEach(ticket -> requests.add(ticket.request));
        return requests;
    }

    /** Empties the line. */
    void clear() {
        queues.clear();
        size = 0;
    }
}
