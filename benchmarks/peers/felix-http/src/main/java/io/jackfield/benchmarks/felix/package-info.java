/** The servlet that Apache Felix HTTP serves beside Jackfield. */
package io.jackfield.benchmarks.felix;
