/** Serves what was written for the JDK's own server, by the whiteboard. */
package io.jackfield.whiteboard.jdk;
