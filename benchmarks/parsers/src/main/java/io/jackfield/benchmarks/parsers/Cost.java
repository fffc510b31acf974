package io.jackfield.benchmarks.parsers;

/**
 * What one reading of a message cost in one round.
 *
 * @param nanos processor time
 * @param allocated bytes of heap, 0 for a peer in C
 */
record Cost(double nanos, double allocated) {}
