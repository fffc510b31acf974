/**
 * The machinery of a strict parser: readers of start lines, field sections and chunk lines, and the rules they enforce. Not
 * exported.
 */
package io.jackfield.parser.strict.core;
