/** The contract of a source of TLS engines. A TLS bundle provides it; the platform consumes it. */
@Export
@Version("0.1.0")
package io.jackfield.spi.tls;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
