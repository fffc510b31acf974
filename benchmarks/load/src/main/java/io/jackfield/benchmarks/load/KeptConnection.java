package io.jackfield.benchmarks.load;

import java.util.ArrayDeque;

/** A connection that is kept alive, with at most {@code depth} requests under way; what is more waits its turn. Made anew when it ends. */
final class KeptConnection extends Connection {
    private final int depth;
    private final ArrayDeque<Exchange> waiting = new ArrayDeque<>();

    KeptConnection(Load load, int depth) {
        super(load);
        this.depth = depth;
    }

    int depth() {
        return depth;
    }

    /** Asks as soon as it may; {@link #go} sends. */
    void ask(Exchange exchange) {
        waiting.add(exchange);
    }

    void go() {
        while (!waiting.isEmpty() && sent.size() < depth && open() && !announced()) {
            send(waiting.poll());
        }
        flush();
    }

    boolean idle() {
        return sent.isEmpty() && waiting.isEmpty();
    }

    @Override
    void answered(boolean last) {
        if (!last) {
            go();
        }
    }

    @Override
    void ended(boolean wasAnnounced) {
        Tally tally = load.tally();
        if (wasAnnounced) {
            tally.retired.incrementAndGet();
            tally.resent.addAndGet(sent.size());
        } else {
            tally.closed.incrementAndGet();
            tally.complain("KeptConnection: ended without a word, unanswered " + sent.size());
            tally.failed.addAndGet(sent.size());
            sent.clear();
        }
        while (!sent.isEmpty()) {
            waiting.addFirst(sent.pollLast());
        }
        load.later(this::again);
    }

    @Override
    void broken() {
        load.afterPause(this::again);
    }

    private void again() {
        connect();
        go();
    }

    @Override
    void check(long now, long limit) {
        super.check(now, limit);
        while (!waiting.isEmpty() && now - waiting.peek().due > limit) {
            waiting.poll();
            load.tally().unsent.incrementAndGet();
        }
    }
}
