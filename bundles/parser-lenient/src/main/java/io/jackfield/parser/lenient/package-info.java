/** Named leniencies on the machinery of the strict parser. Nothing is exported; it is met as a service. */
package io.jackfield.parser.lenient;
