/** Starts the peers as processes, puts load on them, and reads from the kernel what they cost. */
package io.jackfield.benchmarks.harness;
