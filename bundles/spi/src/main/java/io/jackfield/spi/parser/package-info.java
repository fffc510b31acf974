/** The contract of a parser. Parser bundles provide the interfaces; the platform and the protocols consume them. */
@Export
@Version("0.1.0")
package io.jackfield.spi.parser;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
