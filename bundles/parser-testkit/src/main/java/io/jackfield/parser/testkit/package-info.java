/** The test kit of the parser contract: a parser's author consumes it in test scope, nobody else does. */
@Export
@Version("0.1.0")
package io.jackfield.parser.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
