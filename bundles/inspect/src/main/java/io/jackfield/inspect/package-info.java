/** Shows what parsers make of recorded bytes: as a command of the shell, and as a program. Nothing is exported. */
package io.jackfield.inspect;
