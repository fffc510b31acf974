package io.jackfield.agent;

import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * The requests of one {@link Group} that wait, oldest first. One queue a loop, since a connection can only serve the requests of its own
 * loop.
 */
final class WaitingLine {
    /** Those in which somebody waits: so few that a list is searched sooner than a map. */
    private final List<Queue> queues = new ArrayList<>();

    private int size;
    /** One in which nobody waits any more: often somebody does again. */
    private Queue spare;

    /** Those who wait for connections of one loop. */
    private static final class Queue {
        private final ArrayDeque<Ticket> tickets = new ArrayDeque<>();
        private Loop loop;

        private long oldest() {
            return tickets.getFirst().number;
        }
    }

    /** Adds a request; a smaller number is served first. */
    void add(SocketRequest request, long number) {
        queueOf(request).tickets.addLast(new Ticket(request, number));
        size++;
    }

    /** Puts a request before all others of its loop. */
    void addFirst(SocketRequest request) {
        queueOf(request).tickets.addFirst(new Ticket(request, Long.MIN_VALUE));
        size++;
    }

    private Queue queueOf(SocketRequest request) {
        Loop loop = request.loop();
        Queue queue = find(loop);
        if (queue == null) {
            queue = spare == null ? new Queue() : spare;
            queue.loop = loop;
            spare = null;
            queues.add(queue);
        }
        return queue;
    }

    /** The queue of a loop, or null when nobody waits there. */
    private Queue find(Loop loop) {
        for (int i = 0; i < queues.size(); i++) {
            if (queues.get(i).loop == loop) {
                return queues.get(i);
            }
        }
        return null;
    }

    private void dropIfEmpty(Queue queue) {
        if (queue.tickets.isEmpty()) {
            queues.remove(queue);
            queue.loop = null;
            spare = queue;
        }
    }

    int size() {
        return size;
    }

    /** Takes the oldest request of a loop, or null. */
    Ticket pollFor(Loop loop) {
        Queue queue = find(loop);
        return queue == null ? null : poll(queue);
    }

    /** Takes the oldest request of all, or null. */
    Ticket pollOldest() {
        Queue oldest = null;
        for (Queue queue : queues) {
            if (oldest == null || queue.oldest() < oldest.oldest()) {
                oldest = queue;
            }
        }
        return oldest == null ? null : poll(oldest);
    }

    private Ticket poll(Queue queue) {
        Ticket ticket = queue.tickets.removeFirst();
        dropIfEmpty(queue);
        size--;
        return ticket;
    }

    /** The number of the oldest request; {@link Long#MAX_VALUE} when none waits. */
    long oldestNumber() {
        long oldest = Long.MAX_VALUE;
        for (Queue queue : queues) {
            oldest = Math.min(oldest, queue.oldest());
        }
        return oldest;
    }

    /** Takes a request out; whether it was there. */
    boolean remove(SocketRequest request) {
        Queue queue = find(request.loop());
        if (queue == null) {
            return false;
        }
        for (Iterator<Ticket> tickets = queue.tickets.iterator(); tickets.hasNext(); ) {
            if (tickets.next().request == request) {
                tickets.remove();
                dropIfEmpty(queue);
                size--;
                return true;
            }
        }
        return false;
    }

    /** All that wait, oldest first. */
    List<SocketRequest> list() {
        List<Ticket> all = new ArrayList<>(size);
        queues.forEach(queue -> all.addAll(queue.tickets));
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
