/** The applications that are measured: a server that answers by path, and a client that asks. */
package io.jackfield.benchmarks.jackfield;
