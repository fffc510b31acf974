package io.jackfield.benchmarks.harness;

/**
 * One window of load on one peer.
 *
 * @param requests answered
 * @param cpu microseconds of the peer's process for each
 * @param user microseconds of it outside the kernel
 * @param rate answers a second
 * @param p50 median latency in microseconds
 * @param p99 latency in microseconds that one in a hundred exceeds
 */
public record Sample(long requests, double cpu, double user, double rate, double p50, double p99) {}
