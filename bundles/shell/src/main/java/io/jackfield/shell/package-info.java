/** Gogo commands over the switchboard. Nothing is exported; they are met as services. */
package io.jackfield.shell;
