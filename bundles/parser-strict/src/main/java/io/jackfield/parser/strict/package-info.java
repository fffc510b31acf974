/** The default parser: RFC 9112 to the letter, incremental, in plain Java. Nothing is exported; it is met as a service. */
package io.jackfield.parser.strict;
