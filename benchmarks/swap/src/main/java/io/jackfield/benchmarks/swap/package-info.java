/** Swaps parts of a running container under load, and tells what was lost. */
package io.jackfield.benchmarks.swap;
