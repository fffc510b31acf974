/** The contract of a pooling strategy. Agent bundles provide it; the platform consumes it. */
@Export
@Version("0.1.0")
package io.jackfield.spi.agent;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
