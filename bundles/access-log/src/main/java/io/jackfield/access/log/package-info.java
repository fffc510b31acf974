/** Writes a line for each exchange that passed the whiteboard. Nothing is exported; it is met as a filter. Private. */
package io.jackfield.access.log;
