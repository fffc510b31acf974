package io.jackfield.message.http1;

import io.jackfield.spi.connection.Lease;

/**
 * The exchanges in flight on a server's connection, in the order of their requests:
 *
 * <pre>
 *   first ... (response ended, to be reported)   current (its turn to send)   ... (their output is held) last
 * </pre>
 *
 * The base of {@link Answers}, so that a connection is one object less.
 */
abstract class Pipeline {
    private Http1ServerStream first;
    private Http1ServerStream current;
    private Http1ServerStream last;
    private int size;

    /** Appends an exchange; it may send at once if it is the {@link #current} one then. */
    final void add(Http1ServerStream stream) {
        if (last == null) {
            first = stream;
        } else {
            last.next = stream;
        }
        last = stream;
        if (current == null) {
            current = stream;
        }
        size++;
    }

    /** The oldest exchange, or null. */
    final Http1ServerStream first() {
        return first;
    }

    /** The exchange whose turn it is to send, or null. */
    final Http1ServerStream current() {
        return current;
    }

    /** Gives the turn to the next exchange, and returns it, or null. */
    final Http1ServerStream passTurn() {
        current = current.next;
        return current;
    }

    /** Takes the oldest exchange out, or null. */
    final Http1ServerStream poll() {
        Http1ServerStream polled = first;
        if (polled == null) {
            return null;
        }
        first = polled.next;
        if (current == polled) {
            current = first;
        }
        if (first == null) {
            last = null;
        }
        size--;
        return polled;
    }

    /** Takes those out whose responses have not ended: the {@link #current} one, returned, and all behind it. */
    final Http1ServerStream dropUnanswered() {
        Http1ServerStream dropped = current;
        current = null;
        if (dropped == first) {
            first = null;
            last = null;
            size = 0;
            return dropped;
        }
        size = 0;
        for (Http1ServerStream s = first; s != dropped; s = s.next) {
            last = s;
            size++;
        }
        last.next = null;
        return dropped;
    }

    /** Whether an exchange holds this lease. */
    final boolean holds(Lease<?> lease) {
        for (Http1ServerStream s = first; s != null; s = s.next) {
            if (s.holds(lease)) {
                return true;
            }
        }
        return false;
    }

    /** The number of exchanges. */
    final int size() {
        return size;
    }

    /** The bytes held for exchanges whose turn has not come. */
    final long heldBytes() {
        long bytes = 0;
        for (Http1ServerStream s = current; s != null; s = s.next) {
            bytes += s.heldBytes();
        }
        return bytes;
    }
}
