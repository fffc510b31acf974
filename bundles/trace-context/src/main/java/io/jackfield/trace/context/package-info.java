/** Knows the trace of each request. Nothing is exported; it is met as a filter and as {@link io.jackfield.api.trace.Traces}. Private. */
package io.jackfield.trace.context;
