package io.jackfield.benchmarks.load;

/** A request and what must answer it. */
final class Exchange {
    final byte[] request;
    final Content expected;
    /** When it was to be sent, in nanoseconds of the clock; latency counts from here. */
    final long due;
    /** Where its latency is noted. */
    final Histogram latencies;
    /** When it was handed to a connection, in nanoseconds of the clock. */
    long sent;

    Exchange(byte[] request, Content expected, long due, Histogram latencies) {
        this.request = request;
        this.expected = expected;
        this.due = due;
        this.latencies = latencies;
    }
}
