/** A load generator on plain NIO: an open loop at a fixed rate that checks every answer. It shares no code with what it loads. */
package io.jackfield.benchmarks.load;
