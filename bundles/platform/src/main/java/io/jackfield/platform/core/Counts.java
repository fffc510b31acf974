package io.jackfield.platform.core;

/** What an {@link Assignment} has seen since it began. Written on its loop; others read it roughly. */
final class Counts {
    private int connections;
    private long requests;
    private long errors;
    private long failed;
    private long retired;

    void opened() {
        connections++;
    }

    void closed() {
        connections--;
    }

    void request() {
        requests++;
    }

    void error() {
        errors++;
    }

    /** A request got no complete right answer, and it was not the peer's fault. */
    void failed() {
        failed++;
    }

    /** A kept-alive connection ended because its transport goes. */
    void retired() {
        retired++;
    }

    /** Adds what another has seen, but for its connections. */
    void add(Counts other) {
        requests += other.requests;
        errors += other.errors;
        failed += other.failed;
        retired += other.retired;
    }

    int connectionsNow() {
        return connections;
    }

    long requestsSeen() {
        return requests;
    }

    long errorsSeen() {
        return errors;
    }

    long failedSeen() {
        return failed;
    }

    long retiredSeen() {
        return retired;
    }
}
