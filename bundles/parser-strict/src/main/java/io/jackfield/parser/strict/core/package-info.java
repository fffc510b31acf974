/**
 * The machinery of a strict parser: readers of start lines, field sections and chunk lines, the rules they enforce, and the named
 * leniencies that open some of them. Provided by this bundle and used by {@code parser-lenient} alone, which is built with it.
 */
@Export(attribute = {"users=parsers", "mandatory:=users"})
@Version("0.1.0")
package io.jackfield.parser.strict.core;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
