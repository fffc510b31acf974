/**
 * The machinery of a strict parser: readers of start lines, field sections and chunk lines, the rules they enforce, and the named
 * leniencies that open some of them. Only {@code parser-strict} and {@code parser-lenient} import it, and neither imports the other, so
 * that each is updated alone.
 */
@Export(attribute = {"users=parsers", "mandatory:=users"})
@Version("0.1.0")
package io.jackfield.parser.core;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
