/** Records what servers do. Nothing is exported; the recorder meets the events by name, the platform meets an observer. Private. */
package io.jackfield.jfr;
